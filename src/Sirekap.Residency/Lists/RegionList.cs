using System.Net;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Lists;

/// <summary>The cloud providers' own lists of which prefix belongs to which region.</summary>
public sealed class RegionList : IAddressSource
{
    private readonly PrefixTable<RegionMatch> _prefixes;

    private RegionList(string name, DateOnly date, PrefixTable<RegionMatch> prefixes) => (Name, Date, _prefixes) = (name, date, prefixes);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DateOnly? Date { get; }

    /// <summary>Reads rows <c>provider,region,country,prefix</c>.</summary>
    /// <exception cref="FormatException">A row is something else, or the head is not complete.</exception>
    public static RegionList Parse(string text)
    {
        var file = DatedText.Parse(text);
        return new(file.Name, file.Date, new(file.Rows.Select(row => row.Split(',') is [var provider, var region, { Length: 2 } country, var prefix] && IPNetwork.TryParse(prefix, out var network)
            ? (network, new RegionMatch(provider, region, country, prefix))
            : throw new FormatException($"\"{row}\" is not a row provider,region,country,prefix."))));
    }

    /// <summary>The regions that claim an address.</summary>
    public IReadOnlyList<RegionMatch> Find(IPAddress address) => _prefixes.Find(address);

    /// <inheritdoc/>
    public Check Ask(IPAddress address, DateTimeOffset at) => new RegionCheck
    {
        Source = Name,
        SourceDate = Date,
        At = at,
        Address = SpecialAddresses.Plain(address).ToString(),
        Answer = new([.. Find(address)]),
    };
}
