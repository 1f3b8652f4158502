using Sirekap.Election;
using Sirekap.Election.Counting;

namespace Sirekap.Server.Desk.Pages;

/// <summary>Which forms of the queue are looked at: <c>?wilayah=827102&amp;aturan=K.203&amp;status=keberatan&amp;urut=wilayah</c>.</summary>
/// <param name="Region">A region's code; empty for the whole of the person's own.</param>
/// <param name="Rule">A hard rule that they break; empty for any.</param>
/// <param name="State">The state; empty for all.</param>
/// <param name="Order">The order; empty for the worst first.</param>
public sealed record QueueFilter(string Region, string Rule, string State, string Order)
{
    /// <summary>Disputed, sent back for a new photograph, or neither.</summary>
    public static IReadOnlyList<string> States { get; } = ["keberatan", "foto", "biasa"];

    /// <summary>By station, and those with the fewest doubts first.</summary>
    public static IReadOnlyList<string> Orders { get; } = ["wilayah", "mudah"];

    internal static QueueFilter Of(IQueryCollection query) => new(
        query["wilayah"].ToString().Trim(),
        query["aturan"].ToString().Trim(),
        States.FirstOrDefault(state => state == query["status"]) ?? "",
        Orders.FirstOrDefault(order => order == query["urut"]) ?? "");

    internal bool Takes(ElectionDefinition election, Dossier dossier) =>
        Region.Length == 0 || (election.Regions.FindRegion(Region) is { } region && region.Contains(dossier.Station));

    internal IEnumerable<QueueLine> Apply(IEnumerable<QueueLine> lines)
    {
        var chosen = lines.Where(line => Rule.Length == 0 || line.Hard.Contains(Rule)).Where(line => State switch
        {
            "keberatan" => line.IsDisputed,
            "foto" => line.IsSentBack,
            "biasa" => line is { IsDisputed: false, IsSentBack: false },
            _ => true,
        });
        return Order switch
        {
            "wilayah" => chosen.OrderBy(line => line.Form.Station, StringComparer.Ordinal),
            "mudah" => chosen.OrderBy(line => line.IsSentBack).ThenBy(line => line.Fields).ThenBy(line => line.Form.Station, StringComparer.Ordinal),
            _ => chosen.OrderBy(line => line.IsSentBack).ThenByDescending(line => line.IsDisputed).ThenByDescending(line => line.Hard.Length)
                .ThenByDescending(line => line.Fields).ThenBy(line => line.Form.Station, StringComparer.Ordinal),
        };
    }

    internal string ToQuery() => QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("wilayah", Region), new("aturan", Rule), new("status", State), new("urut", Order),
    }.Where(pair => pair.Value is { Length: > 0 })).ToString();
}
