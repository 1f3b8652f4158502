using System.Collections.Immutable;

namespace Sirekap.Server.Desk.Lists;

/// <summary>What of a list is looked at and in which order, as the query says: <c>?wilayah=8271&amp;status=terbuka&amp;urut=-sejak</c>; a minus sign turns the order around.</summary>
/// <param name="Region">A region's code; empty for the whole of the person's own.</param>
/// <param name="Picked">The chosen values by the names of their choices.</param>
/// <param name="Column">The column sorted by; empty for the list's usual order.</param>
/// <param name="Falls">Whether the greatest stands first.</param>
public sealed record ListChoice(string Region, ImmutableSortedDictionary<string, string> Picked, string Column, bool Falls)
{
    /// <summary>The names in the query.</summary>
    public ListNames Names { get; init; } = new("");

    /// <summary>The chosen value of a choice; null for none.</summary>
    public string? this[string pick] => Picked.GetValueOrDefault(pick);

    /// <summary>The order as the query says it; empty for the usual one.</summary>
    public string Order => Falls ? "-" + Column : Column;

    /// <summary>The same sorted by a column; by the same column again, turned around.</summary>
    public ListChoice By(string column) => this with { Column = column, Falls = Column == column && !Falls };

    /// <summary>The query with its question mark; empty where everything is looked at in the usual order.</summary>
    public string ToQuery() => QueryString.Create(Picked.Select(pick => new KeyValuePair<string, string?>(Names[pick.Key], pick.Value))
        .Prepend(new(Names.Region, Region)).Append(new(Names.Order, Order)).Where(pair => pair.Value is { Length: > 0 })).ToString();
}
