using System.Net;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Lists;

/// <summary>An address database in memory: ranges with countries.</summary>
/// <param name="name">Its name.</param>
/// <param name="date">The day of its data.</param>
/// <param name="ranges">The ranges.</param>
/// <param name="elsewhere">What it says of an address in none of them; null: nothing.</param>
public sealed class CountryRanges(string name, DateOnly date, RangeTable<string?> ranges, string? elsewhere = null) : IAddressSource
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public DateOnly? Date => date;

    /// <summary>How many ranges it has.</summary>
    public int Count => ranges.Count;

    /// <summary>The country of an address; <c>!ID</c> from a list of Indonesia alone; null where it does not know.</summary>
    public string? CountryOf(IPAddress address) => ranges.TryFind(address, out var country) ? country : elsewhere;

    /// <inheritdoc/>
    public Check Ask(IPAddress address, DateTimeOffset at) => new DatabaseCheck
    {
        Source = name,
        SourceDate = date,
        At = at,
        Address = SpecialAddresses.Plain(address).ToString(),
        Answer = new(CountryOf(address)),
    };

    /// <summary>
    /// Reads a list of one country's ranges, complete for that country: rows <c>first,last</c>, head with <c># country: ID</c>.
    /// What is in none of its ranges is outside the country.
    /// </summary>
    /// <exception cref="FormatException">A row is not a range, ranges overlap, or the head is not complete.</exception>
    public static CountryRanges OfOneCountry(string text)
    {
        var file = DatedText.Parse(text);
        var country = text.Split('\n').FirstOrDefault(line => line.StartsWith("# country: ", StringComparison.Ordinal))?[11..].Trim();
        if (country is not { Length: 2 })
            throw new FormatException($"The file {file.Name} needs a line such as \"# country: ID\".");
        return new(file.Name, file.Date, new(file.Rows.Select(row => Range(row, country))), $"!{country}");
    }

    private static AddressRange<string?> Range(string row, string country)
    {
        var parts = row.Split(',');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out var first) || !IPAddress.TryParse(parts[1], out var last))
            throw new FormatException($"\"{row}\" is not a range of addresses, such as 36.64.0.0,36.95.255.255.");
        return new(first, last, country);
    }
}
