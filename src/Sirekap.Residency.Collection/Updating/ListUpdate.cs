using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Sirekap.Residency.Lists;

namespace Sirekap.Residency.Collection.Updating;

/// <summary>
/// Fetches the lists anew from those who publish them. Each file is read back before it replaces the old one, and a list that cannot be fetched
/// stays as it was, with its old date.
/// </summary>
/// <param name="client">Fetches.</param>
/// <param name="clock">Dates them.</param>
/// <param name="folder">Where the lists are.</param>
public sealed class ListUpdate(HttpClient client, TimeProvider clock, string folder)
{
    private const string Ranges = "https://cdn.jsdelivr.net/npm/@ip-location-db/geo-whois-asn-country/geo-whois-asn-country-";

    private static readonly (string Provider, Uri Address)[] s_providers =
    [
        ("AWS", new("https://ip-ranges.amazonaws.com/ip-ranges.json")),
        ("Google Cloud", new("https://www.gstatic.com/ipranges/cloud.json")),
        ("Oracle Cloud", new("https://docs.oracle.com/en-us/iaas/tools/public_ip_ranges.json")),
    ];

    private string Today => clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Refreshes all lists.</summary>
    /// <returns>Each list with what went wrong; null if nothing did.</returns>
    public async IAsyncEnumerable<(string Name, string? Trouble)> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (provider, address) in s_providers)
        {
            yield return ($"{provider} ({address.Host})", await TryAsync(async () =>
            {
                var rows = ProviderLists.Indonesian(provider, await JsonAsync(address, cancellation)).ToList();
                await ReplaceProviderAsync(provider, rows, cancellation);
            }));
        }

        yield return ("indonesia-ranges.csv", await TryAsync(() => ReplaceRangesAsync(cancellation)));
        // Microsoft puts its list at an address that changes every week.
        yield return ("Azure", "Microsoft's list has no fixed address. Its rows keep their date: replace them by hand from the service tags file.");
    }

    private static async Task<string?> TryAsync(Func<Task> refresh)
    {
        try
        {
            await refresh();
            return null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or FormatException or JsonException or TaskCanceledException or KeyNotFoundException or InvalidOperationException)
        {
            return failure.Message;
        }
    }

    private async Task<JsonElement> JsonAsync(Uri address, CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse(await client.GetByteArrayAsync(address, cancellation));
        return document.RootElement.Clone();
    }

    /// <summary>The file's date is that of its oldest provider: a list is only as fresh as its stalest part.</summary>
    private async Task ReplaceProviderAsync(string provider, List<string> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
            throw new FormatException($"The list of {provider} has no region in Indonesia; that cannot be right, so nothing was changed.");
        var path = Path.Combine(folder, "cloud-regions.csv");
        var lines = (await File.ReadAllTextAsync(path, cancellation)).Split('\n');
        var old = DatedText.Parse(string.Join('\n', lines));
        const string mark = "# provider: ";
        var dates = lines.Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[mark.Length..].Split(',')).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        dates[provider] = Today;
        var kept = old.Rows.Where(row => !row.StartsWith($"{provider},", StringComparison.Ordinal)).Concat(rows).ToList();
        var stalest = kept.Select(row => row.Split(',')[0]).Distinct().Select(name => dates.GetValueOrDefault(name, old.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).Min();
        var text = new StringBuilder().Append($"# name: {old.Name}\n# date: {stalest}\n");
        foreach (var line in lines.Where(line => line.StartsWith("# source: ", StringComparison.Ordinal)))
            text.Append(line).Append('\n');
        foreach (var (name, date) in dates.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append(mark).Append(name).Append(',').Append(date).Append('\n');
        kept.ForEach(row => text.Append(row).Append('\n'));
        await ReplaceAsync(path, text.ToString(), fresh => RegionList.Parse(fresh), cancellation);
    }

    private async Task ReplaceRangesAsync(CancellationToken cancellation)
    {
        var text = new StringBuilder($"# name: geo-whois-asn-country\n# date: {Today}\n# country: ID\n# source: ip-location-db, geo-whois-asn-country, the ranges of Indonesia; CC0 1.0, with the notice of the NRO in data/README.md\n");
        var count = 0;
        foreach (var version in new[] { "ipv4", "ipv6" })
        {
            var all = await client.GetStringAsync(new Uri($"{Ranges}{version}.csv"), cancellation);
            foreach (var row in all.Split('\n').Select(row => row.Trim()).Where(row => row.EndsWith(",ID", StringComparison.Ordinal)))
            {
                text.Append(row, 0, row.Length - 3).Append('\n');
                count++;
            }
        }

        if (count == 0)
            throw new FormatException("The published ranges have none of Indonesia; that cannot be right, so nothing was changed.");
        await ReplaceAsync(Path.Combine(folder, "indonesia-ranges.csv"), text.ToString(), fresh => CountryRanges.OfOneCountry(fresh), cancellation);
    }

    private static async Task ReplaceAsync(string path, string text, Action<string> read, CancellationToken cancellation)
    {
        read(text);
        await File.WriteAllTextAsync($"{path}.new", text, cancellation);
        File.Move($"{path}.new", path, overwrite: true);
    }
}
