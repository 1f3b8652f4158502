using System.Net;
using MaxMind.Db;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Lists;

namespace Sirekap.Residency.Collection.Databases;

/// <summary>A database of MaxMind's format (GeoLite2, DB-IP, ip-location-db and others): countries or networks, whichever it has.</summary>
public sealed class MmdbDatabase : IAddressSource, IDisposable
{
    private readonly Reader _reader;
    private readonly bool _hasNetworks;

    private MmdbDatabase(Reader reader, string name)
    {
        _reader = reader;
        Name = $"{name}: {reader.Metadata.DatabaseType}";
        Date = DateOnly.FromDateTime(reader.Metadata.BuildDate);
        _hasNetworks = reader.Metadata.DatabaseType.Contains("ASN", StringComparison.OrdinalIgnoreCase)
            && !reader.Metadata.DatabaseType.Contains("country", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DateOnly? Date { get; }

    /// <summary>Opens a file; a broken one is a source that says so with every answer.</summary>
    public static IAddressSource Open(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return new MmdbDatabase(new Reader(path, FileAccessMode.Memory), name);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return new BrokenSource(name, new("missing", broken.Message));
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            return new BrokenSource(name, new("corrupt", $"{name} is not a whole MMDB file: {broken.Message}"));
        }
    }

    /// <inheritdoc/>
    public Check Ask(IPAddress address, DateTimeOffset at)
    {
        var plain = SpecialAddresses.Plain(address);
        Dictionary<string, object>? row = null;
        Trouble? trouble = null;
        try
        {
            row = _reader.Find<Dictionary<string, object>>(plain);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            trouble = new("corrupt", $"{Name} is broken at {plain}: {broken.Message}");
        }

        return _hasNetworks
            ? new OriginCheck { Source = Name, SourceDate = Date, At = at, Address = plain.ToString(), Answer = trouble is null ? NetworkOf(row) : null, Trouble = trouble }
            : new DatabaseCheck { Source = Name, SourceDate = Date, At = at, Address = plain.ToString(), Answer = trouble is null ? new(CountryOf(row)) : null, Trouble = trouble };
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    // What the reader throws on damaged bytes: its own failures, and those of reading past an end.
    private static bool IsBroken(Exception failure) =>
        failure is InvalidDatabaseException or DeserializationException or ArgumentException or IndexOutOfRangeException or InvalidCastException
            or OverflowException or NullReferenceException or KeyNotFoundException or InvalidOperationException or NotSupportedException;

    // Where the machine is, not where the block is registered: "registered_country" is left alone.
    private static string? CountryOf(Dictionary<string, object>? row) =>
        row is null ? null
        : row.TryGetValue("country", out var country) && country is Dictionary<string, object> names ? names.GetValueOrDefault("iso_code") as string
        : row.GetValueOrDefault("country_code") as string ?? country as string;

    private static OriginNetwork NetworkOf(Dictionary<string, object>? row) => new(
        row?.GetValueOrDefault("autonomous_system_number") is { } number ? Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture) : null,
        row?.GetValueOrDefault("autonomous_system_organization") as string);
}
