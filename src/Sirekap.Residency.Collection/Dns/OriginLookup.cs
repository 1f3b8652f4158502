using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Collection.Dns;

/// <summary>
/// Asks for the network and the registration of an address over the DNS (Team Cymru's <c>origin.asn.cymru.com</c>), through the user's own resolver:
/// no further address is connected to. The operator of that zone can learn which addresses are asked about.
/// </summary>
static class OriginLookup
{
    public static async Task<IReadOnlyList<Check>> AskAsync(Resolver resolver, IPAddress address, DateTimeOffset at, CancellationToken cancellation)
    {
        var source = $"origin.asn.cymru.com, {resolver.Name}";
        var origin = new OriginCheck { Source = source, At = at, Address = address.ToString() };
        try
        {
            var texts = await resolver.TextsAsync(Name(address), cancellation);
            if (texts.Count == 0)
                return [origin with { Answer = new() }];
            // "134963 | 170.33.13.0/24 | SG | apnic | 2016-01-01"; of several announcements the longest prefix counts.
            var parts = texts.Select(text => text.Split('|', StringSplitOptions.TrimEntries)).Where(row => row.Length >= 4).MaxBy(row => PrefixLength(row[1]));
            if (parts is null || !long.TryParse(parts[0].Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return [origin with { Trouble = new("corrupt", $"\"{texts[0]}\" is not an answer about an origin network.") }];
            var names = await resolver.TextsAsync(string.Create(CultureInfo.InvariantCulture, $"AS{number}.asn.cymru.com"), cancellation);
            var name = names.Select(text => text.Split('|', StringSplitOptions.TrimEntries)).FirstOrDefault(row => row.Length >= 5)?[4];
            return
            [
                origin with { Answer = new(number, name, parts[1]) },
                new RegistryCheck { Source = $"{parts[3]}, {source}", At = at, Address = address.ToString(), Answer = new(parts[2].Length == 2 ? parts[2] : null, null, parts[1]) },
            ];
        }
        catch (Exception failure) when (Resolver.Failure(failure) is not null)
        {
            return [origin with { Trouble = Resolver.Failure(failure) }];
        }
    }

    private static int PrefixLength(string prefix) => int.TryParse(prefix.Split('/')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0;

    private static string Name(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        Array.Reverse(bytes);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? $"{string.Join('.', bytes)}.origin.asn.cymru.com"
            : $"{string.Join('.', bytes.SelectMany(one => new[] { one & 15, one >> 4 }).Select(nibble => nibble.ToString("x", CultureInfo.InvariantCulture)))}.origin6.asn.cymru.com";
    }
}
