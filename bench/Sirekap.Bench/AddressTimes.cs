using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using MaxMind.Db;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Lists;
using Sirekap.Server.Hosting;

namespace Sirekap.Bench;

/// <summary>A million addresses classified on one core, from memory: by our ranges, and by MaxMind's reader on the same addresses and the same data.</summary>
internal static class AddressTimes
{
    private const int Addresses = 1_000_000, Rounds = 5;

    public static void Run(string mmdb)
    {
        var addresses = Random(seed: 5);
        var shipped = CountryRanges.OfOneCountry(File.ReadAllText(ShippedData.Find("data/residency/indonesia-ranges.csv")));
        Time($"ours, {shipped.Name} ({shipped.Count} ranges)", addresses, shipped.CountryOf);
        using var reader = new MaxMind.Db.Reader(mmdb, FileAccessMode.Memory);
        var ours = new CountryRanges(Path.GetFileName(mmdb), default, Same(reader));
        var mine = Time($"ours, {ours.Name} ({ours.Count} ranges)", addresses, ours.CountryOf);
        var theirs = Time($"MaxMind.Db, {Path.GetFileName(mmdb)}", addresses, address => CountryOf(reader.Find<Dictionary<string, object>>(address)));
        Console.WriteLine(mine.SequenceEqual(theirs) ? "both say the same of every address" : "they DIFFER");
    }

    private static string?[] Time(string name, IPAddress[] addresses, Func<IPAddress, string?> classify)
    {
        var (said, best) = (new string?[addresses.Length], TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var since = Stopwatch.GetTimestamp();
            for (var index = 0; index < addresses.Length; index++)
                said[index] = classify(addresses[index]);
            var took = Stopwatch.GetElapsedTime(since);
            best = took < best ? took : best;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Addresses / best.TotalSeconds / 1e6:0.00} million addresses a second"));
        return said;
    }

    private static IPAddress[] Random(int seed)
    {
        var dice = new Random(seed);
        var bytes = new byte[4];
        return [.. Enumerable.Range(0, Addresses).Select(_ =>
        {
            // Unicast addresses alone.
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)dice.NextInt64(1L << 24, 224L << 24));
            return new IPAddress(bytes);
        })];
    }

    private static RangeTable<string?> Same(MaxMind.Db.Reader reader) => new(reader.FindAll<Dictionary<string, object>>()
        .Where(node => node.Start.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || node.Start.IsIPv4MappedToIPv6 || IsFour(node.Start))
        .Select(node => Range(node.Start, node.PrefixLength, CountryOf(node.Data))));

    // IPv4 stands below ::/96 in a database of both.
    private static bool IsFour(IPAddress address) => address.GetAddressBytes().AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0;

    private static AddressRange<string?> Range(IPAddress start, int length, string? country)
    {
        var bytes = start.GetAddressBytes();
        return AddressRange<string?>.Of(string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes.AsSpan(^4..))}/{(bytes.Length == 16 ? length - 96 : length)}"), country);
    }

    private static string? CountryOf(Dictionary<string, object>? row) => row is null ? null
        : row.TryGetValue("country", out var country) && country is Dictionary<string, object> names ? names.GetValueOrDefault("iso_code") as string
        : row.GetValueOrDefault("country_code") as string ?? country as string;
}
