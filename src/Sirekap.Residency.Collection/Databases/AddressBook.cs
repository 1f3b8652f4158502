using System.Net;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Lists;

namespace Sirekap.Residency.Collection.Databases;

/// <summary>Everything in memory that knows addresses. Asking it connects to nothing.</summary>
/// <param name="Sources">The databases and the providers' list of regions.</param>
/// <param name="Edges">The list of shared fronts; null where it could not be read.</param>
public sealed record AddressBook(IReadOnlyList<IAddressSource> Sources, EdgeList? Edges)
{
    private static readonly string[] s_torFiles = ["geoip", "geoip6"];

    /// <summary>Where Debian's <c>tor-geoipdb</c> puts its files.</summary>
    public const string TorFolder = "/usr/share/tor";

    /// <summary>Reads what ships, <c>tor-geoipdb</c> where it is installed, and the user's own databases.</summary>
    /// <param name="shipped">The folder <c>data/residency</c>, or one that <c>sirekap residency update</c> has written.</param>
    /// <param name="databases">Paths of MMDB files or of range lists with our head; a broken one stays as a source that says so.</param>
    /// <param name="tor">The folder of <c>geoip</c> and <c>geoip6</c>.</param>
    public static AddressBook Load(string shipped, IEnumerable<string> databases, string tor = TorFolder)
    {
        List<IAddressSource> sources =
        [
            Read("cloud-regions.csv", () => RegionList.Parse(File.ReadAllText(Path.Combine(shipped, "cloud-regions.csv")))),
            Read("indonesia-ranges.csv", () => CountryRanges.OfOneCountry(File.ReadAllText(Path.Combine(shipped, "indonesia-ranges.csv")))),
        ];
        var files = s_torFiles.Select(name => Path.Combine(tor, name)).Where(File.Exists).ToList();
        if (files.Count > 0)
            sources.Add(Read(TorGeoip.Name, () => TorGeoip.Parse(files.Select(File.ReadAllText))));
        sources.AddRange(databases.Select(path => IsText(path) ? Read(Path.GetFileName(path), () => CountryRanges.OfOneCountry(File.ReadAllText(path))) : MmdbDatabase.Open(path)));
        return new(sources, EdgeList.Parse(File.ReadAllText(Path.Combine(shipped, "edges.csv"))));
    }

    /// <summary>What all sources say of an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="at">The moment to put into the evidence.</param>
    public IEnumerable<Check> Ask(IPAddress address, DateTimeOffset at) => Sources.Select(source => source.Ask(address, at));

    private static bool IsText(string path) => Path.GetExtension(path) is ".csv" or ".txt";

    private static IAddressSource Read(string name, Func<IAddressSource> read)
    {
        try
        {
            return read();
        }
        catch (Addresses.OverlappingRangesException overlap)
        {
            return new BrokenSource(name, new("overlap", overlap.Message));
        }
        catch (FormatException broken)
        {
            return new BrokenSource(name, new("corrupt", broken.Message));
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return new BrokenSource(name, new("missing", missing.Message));
        }
    }
}
