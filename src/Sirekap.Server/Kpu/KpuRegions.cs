using System.Collections.Immutable;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Kpu;

/// <summary>The lists of regions under <c>/wilayah/</c>: what lies directly below a region, by name.</summary>
internal static class KpuRegions
{
    private const int StationLevel = 5;

    /// <summary>The items below a region; those of a village are its stations.</summary>
    public static ImmutableArray<object?> Below(Region region)
    {
        var items = region.Level == RegionLevel.Village
            ? region.Stations.Select(station => (station.Name, station.Code, Item: Item(station.Name, IdOf(station), station.Code, StationLevel)))
            : region.Children.Select(child => (child.Name, child.Code, Item: Item(child.Name, child.Id, child.Code, (int)child.Level)));
        return [.. items
            .OrderBy(item => item.Name, StringComparer.Ordinal).ThenBy(item => item.Code, StringComparer.Ordinal)
            .Select(item => item.Item)];
    }

    private static KpuObject Item(string name, int id, string code, int level) =>
        KpuObject.Fixed().Set("nama", name).Set("id", id).Set("kode", code).Set("tingkat", level);

    // KPU's clients expect an integer that is unique. Where its published list has none, a negative one says that it is not KPU's.
    private static int IdOf(Station station) => station.Id ?? -1 - station.Ordinal;
}
