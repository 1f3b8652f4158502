using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Sirekap.Residency.Addresses;

namespace Sirekap.Residency.Lists;

/// <summary>
/// Reads the files of Debian's <c>tor-geoipdb</c>: <c>first,last,CC</c> with numbers for IPv4 and addresses for IPv6. The data is the IPFire
/// project's location database (CC BY-SA 4.0); the head says when it was made.
/// </summary>
public static partial class TorGeoip
{
    /// <summary>The name shown beside its answers.</summary>
    public const string Name = "tor-geoipdb (IPFire)";

    /// <summary>Reads both files as one database.</summary>
    /// <param name="files">The texts of <c>geoip</c> and <c>geoip6</c>.</param>
    /// <exception cref="FormatException">They are not such files, have no date, or overlap.</exception>
    public static CountryRanges Parse(params IEnumerable<string> files)
    {
        DateOnly? date = null;
        var ranges = new List<AddressRange<string?>>();
        foreach (var file in files)
        {
            date = Earlier(date, DateOf(file));
            foreach (var line in file.AsSpan().EnumerateLines())
            {
                if (line.Length > 0 && line[0] != '#')
                    ranges.Add(Range(line));
            }
        }

        return new(Name, date ?? throw new FormatException("No file of tor-geoipdb was given."), new(ranges));
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly other) => one is { } known && known < other ? known : other;

    private static DateOnly DateOf(string file) =>
        Generated().Match(file) is { Success: true } head
            && DateTime.TryParseExact(head.Groups["day"].Value, "d MMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? DateOnly.FromDateTime(day)
            : throw new FormatException("The head of the tor-geoipdb file has no line such as \"# Generated: Thu, 25 Jun 2026 04:33:59 GMT\".");

    private static AddressRange<string?> Range(ReadOnlySpan<char> line)
    {
        Span<Range> parts = stackalloc Range[4];
        if (line.Split(parts, ',') != 3)
            throw new FormatException($"\"{line}\" is not a row of tor-geoipdb.");
        var country = line[parts[2]] is "??" ? null : string.Intern(line[parts[2]].ToString());
        return new(Address(line[parts[0]]), Address(line[parts[1]]), country);
    }

    private static IPAddress Address(ReadOnlySpan<char> text)
    {
        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new IPAddress([(byte)(number >> 24), (byte)((number >> 16) & 255), (byte)((number >> 8) & 255), (byte)(number & 255)]);
        return text.Contains(':') && IPAddress.TryParse(text, out var address) ? address : throw new FormatException($"\"{text}\" is not an address of tor-geoipdb.");
    }

    [GeneratedRegex(@"^# Generated: \w{3}, (?<day>\d{1,2} \w{3} \d{4}) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Generated();
}
