using System.Text.Json;

namespace Sirekap.Residency.Collection.Updating;

/// <summary>Reads the lists of regions as the providers publish them, and keeps the regions in Indonesia.</summary>
public static class ProviderLists
{
    private static readonly HashSet<string> s_indonesian = new(StringComparer.Ordinal) { "ap-southeast-3", "asia-southeast2", "ap-batam-1" };

    /// <summary>Rows <c>provider,region,country,prefix</c> of the regions in Indonesia.</summary>
    /// <param name="provider"><c>AWS</c>, <c>Google Cloud</c> or <c>Oracle Cloud</c>.</param>
    /// <param name="list">What it publishes.</param>
    /// <exception cref="KeyNotFoundException">The list has another shape.</exception>
    public static IEnumerable<string> Indonesian(string provider, JsonElement list) =>
        (provider switch
        {
            "AWS" => Aws(list),
            "Google Cloud" => list.GetProperty("prefixes").EnumerateArray().Select(row => (row.GetProperty("scope").GetString(), Prefix(row, "ipv4Prefix", "ipv6Prefix"))),
            "Oracle Cloud" => list.GetProperty("regions").EnumerateArray().SelectMany(region => region.GetProperty("cidrs").EnumerateArray()
                .Select(row => (region.GetProperty("region").GetString(), row.GetProperty("cidr").GetString()))),
            _ => throw new KeyNotFoundException($"The list of {provider} is not known here."),
        }).Where(row => row.Item1 is not null && s_indonesian.Contains(row.Item1) && row.Item2 is not null).Select(row => $"{provider},{row.Item1},ID,{row.Item2}").Distinct();

    private static IEnumerable<(string?, string?)> Aws(JsonElement list) =>
        list.GetProperty("prefixes").EnumerateArray().Concat(list.GetProperty("ipv6_prefixes").EnumerateArray())
            .Select(row => (row.GetProperty("region").GetString(), Prefix(row, "ip_prefix", "ipv6_prefix")));

    private static string? Prefix(JsonElement row, string four, string six) =>
        row.TryGetProperty(four, out var prefix) || row.TryGetProperty(six, out prefix) ? prefix.GetString() : null;
}
