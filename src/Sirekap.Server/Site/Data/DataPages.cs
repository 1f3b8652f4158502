using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Server.OpenData.Stations;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Data;

/// <summary>The data in bulk: where it is, and what each column means.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Columns">The columns in their order.</param>
public sealed record DataView(Contest Contest, ImmutableArray<ColumnView> Columns);

/// <summary>One column of the table of stations.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="IsNumber">Whether its values are whole numbers; otherwise texts.</param>
/// <param name="Unit">The key of what the values are.</param>
/// <param name="Source">The key of where they come from.</param>
/// <param name="Field">The field of the form that it holds, or null.</param>
public sealed record ColumnView(string Name, bool IsNumber, string Unit, string Source, ContestField? Field);

/// <summary>Answers for it.</summary>
internal static class DataPages
{
    public static Answer? Dictionary(Question question) => Page.Of<DataPage, DataView>(Of(question.Contest.Contest));

    internal static DataView Of(Contest contest) => new(contest, [.. StationColumns.Of(contest).Select(column => new ColumnView(
        column.Name, column is NumberColumn, column.Unit, column.Source, column.Field is { } field ? contest.Fields[contest.IndexOf(field)] : null))]);
}
