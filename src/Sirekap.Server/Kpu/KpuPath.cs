using Sirekap.Election.Regions;

namespace Sirekap.Server.Kpu;

/// <summary>KPU's way of naming a place by the chain of codes from its province down, such as <c>82/8271/827102.json</c>.</summary>
public static class KpuPath
{
    private const string Ending = ".json";

    /// <summary>The path of a region below the nation, such as <c>82/8271.json</c>.</summary>
    public static string Of(Region region) =>
        string.Join('/', region.Ancestors.Reverse().Skip(1).Append(region).Select(step => step.Code)) + Ending;

    /// <summary>The path of a station.</summary>
    public static string Of(Station station) => $"{Of(station.Village)[..^Ending.Length]}/{station.Code}{Ending}";

    /// <summary>The region of a path; null where there is none, or where a code does not lie below the one before it.</summary>
    public static Region? FindRegion(RegionTree tree, string path) =>
        path.EndsWith(Ending, StringComparison.Ordinal)
        && tree.FindRegion(path[(path.LastIndexOf('/') + 1)..^Ending.Length]) is { Level: not RegionLevel.Nation } region
        && Of(region) == path
            ? region
            : null;

    /// <summary>The station of a path; null where there is none.</summary>
    public static Station? FindStation(RegionTree tree, string path) =>
        path.EndsWith(Ending, StringComparison.Ordinal)
        && tree.FindStation(path[(path.LastIndexOf('/') + 1)..^Ending.Length]) is { } station
        && Of(station) == path
            ? station
            : null;
}
