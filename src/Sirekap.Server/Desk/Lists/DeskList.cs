using System.Collections.Immutable;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Desk.Lists;

/// <summary>How a kind of list is chosen from and sorted: by the query alone, so that it works without scripts and can be bookmarked.</summary>
/// <param name="Picks">The choices above it.</param>
/// <param name="Columns">By what it can be sorted.</param>
/// <param name="IsIn">Whether a row lies in a region; null where the list has no regions to choose from.</param>
public sealed record DeskList<TRow>(ImmutableArray<Pick<TRow>> Picks, ImmutableArray<Column<TRow>> Columns, Func<TRow, Region, bool>? IsIn)
{
    /// <summary>The list's name where a page has several: it stands before every name in the query, <c>?belum.urut=tps</c>, and is the id of the list's heading. Empty for the page's own list.</summary>
    public string Name { get; init; } = "";

    /// <summary>Reads a query; what it does not know is left out of it.</summary>
    public ListChoice Read(IQueryCollection query)
    {
        var names = new ListNames(Name);
        var order = query[names.Order].ToString();
        var column = Columns.FirstOrDefault(column => column.Name == order.TrimStart('-'))?.Name ?? "";
        return new(
            IsIn is null ? "" : query[names.Region].ToString().Trim(),
            Picks.Where(pick => pick.Values.Any(value => value.Code == query[names[pick.Name]]))
                .ToImmutableSortedDictionary(pick => pick.Name, pick => query[names[pick.Name]].ToString(), StringComparer.Ordinal),
            column,
            column.Length > 0 && order.StartsWith('-'))
        {
            Names = names,
        };
    }

    /// <summary>Chooses and sorts.</summary>
    /// <param name="choice">What is looked at.</param>
    /// <param name="regions">The regions, for the one that is named; none is in a region that does not exist.</param>
    /// <param name="rows">All rows in the list's usual order.</param>
    public ImmutableArray<TRow> Apply(ListChoice choice, RegionTree regions, IEnumerable<TRow> rows)
    {
        var chosen = choice.Region.Length == 0 || IsIn is null ? rows : regions.FindRegion(choice.Region) is { } region ? rows.Where(row => IsIn(row, region)) : [];
        foreach (var pick in Picks)
        {
            if (choice[pick.Name] is { } value)
                chosen = chosen.Where(row => pick.Takes(row, value));
        }

        if (Columns.FirstOrDefault(column => column.Name == choice.Column) is not { } by)
            return [.. chosen];
        return choice.Falls ? [.. chosen.OrderDescending(by.Rising)] : [.. chosen.Order(by.Rising)];
    }

    /// <summary>What the page shows above and in the head of the list.</summary>
    /// <param name="choice">What is looked at.</param>
    /// <param name="file">The path of the same list as a file, behind the language's prefix.</param>
    /// <param name="usual">The key of the words for the usual order.</param>
    public ListFace Face(ListChoice choice, string file, string usual) => new(choice, [.. Picks], [.. Columns], IsIn is not null, file, usual);
}

/// <summary>What a page shows of how its list is chosen and sorted.</summary>
/// <param name="Choice">What is looked at.</param>
/// <param name="Picks">The choices.</param>
/// <param name="Columns">By what it can be sorted.</param>
/// <param name="HasRegion">Whether a region can be named.</param>
/// <param name="File">The path of the same list as a file, behind the language's prefix.</param>
/// <param name="Usual">The key of the words for the usual order.</param>
public sealed record ListFace(ListChoice Choice, ImmutableArray<Pick> Picks, ImmutableArray<Column> Columns, bool HasRegion, string File, string Usual);
