namespace Sirekap.Election.Regions;

/// <summary>The columns of regions that a <see cref="RegionTree"/> is made of; all of one length, see there for the order.</summary>
internal sealed record RegionColumns(
    string[] Codes, string[] Names, int[] Ids, RegionLevel[] Levels, int[] Parents,
    int[] FirstChildren, int[] ChildCounts, int[] FirstStations, int[] StationCounts);

/// <summary>The columns of stations that a <see cref="RegionTree"/> is made of; an id of 0 means that none is known.</summary>
internal sealed record StationColumns(ushort[] Suffixes, string[] Names, int[] Ids, bool[] Special, int[] Villages);
