using Sirekap.Election.Counting;

namespace Sirekap.Server.Site.Objections;

/// <summary>Which objections are looked at, as the query says: <c>?status=terbuka&amp;wilayah=8271&amp;urut=tenggat&amp;hal=2</c>.</summary>
/// <param name="State">The state; null for all.</param>
/// <param name="Region">A region's code; empty for the whole country.</param>
/// <param name="ByDue">Whether what is due first stands first; otherwise the newest.</param>
/// <param name="Number">The page, from 1.</param>
public sealed record ObjectionsFilter(ObjectionState? State, string Region, bool ByDue, int Number)
{
    private const string DueFirst = "tenggat";

    private static readonly Dictionary<ObjectionState, string> Names = new()
    {
        [ObjectionState.Open] = "terbuka",
        [ObjectionState.Overdue] = "lewat",
        [ObjectionState.Answered] = "dijawab",
        [ObjectionState.AnsweredLate] = "terlambat",
    };

    internal static ObjectionsFilter Of(IQueryCollection query)
    {
        var state = Names.Where(name => name.Value == query["status"]).Select(name => (ObjectionState?)name.Key).FirstOrDefault();
        _ = int.TryParse(query["hal"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number);
        return new(state, query["wilayah"].ToString().Trim(), query["urut"] == DueFirst, Math.Max(1, number));
    }

    /// <summary>The query of this selection, with its question mark; empty where it selects everything.</summary>
    public string ToQuery() => QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("status", State is { } state ? Names[state] : ""),
        new("wilayah", Region),
        new("urut", ByDue ? DueFirst : ""),
        new("hal", Number > 1 ? FormattableString.Invariant($"{Number}") : ""),
    }.Where(pair => pair.Value is { Length: > 0 })).ToString();
}
