namespace Sirekap.Election.Regions;

/// <summary>
/// The regions and stations of an election as dense columns. Regions stand tier by tier, each tier by code, so that
/// the children of a region are one run; stations stand by code, so that the stations of any region are one run.
/// </summary>
public sealed class RegionTree
{
    private readonly Dictionary<string, int> _byCode;

    internal RegionTree(RegionColumns regions, StationColumns stations)
    {
        (Codes, Names, Ids, Levels) = (regions.Codes, regions.Names, regions.Ids, regions.Levels);
        (Parents, FirstChildren, ChildCounts) = (regions.Parents, regions.FirstChildren, regions.ChildCounts);
        (FirstStations, StationCounts) = (regions.FirstStations, regions.StationCounts);
        (StationSuffixes, StationNames, StationIds) = (stations.Suffixes, stations.Names, stations.Ids);
        (SpecialStations, StationVillages) = (stations.Special, stations.Villages);
        _byCode = new Dictionary<string, int>(Codes.Length, StringComparer.Ordinal);
        for (var index = 0; index < Codes.Length; index++)
            _byCode.Add(Codes[index], index);
    }

    /// <summary>The nation.</summary>
    public Region Nation => new(this, 0);

    /// <summary>How many regions there are, the nation included, stations not.</summary>
    public int RegionCount => Codes.Length;

    /// <summary>How many stations there are.</summary>
    public int StationCount => StationSuffixes.Length;

    internal string[] Codes { get; }

    internal string[] Names { get; }

    internal int[] Ids { get; }

    internal RegionLevel[] Levels { get; }

    internal int[] Parents { get; }

    internal int[] FirstChildren { get; }

    internal int[] ChildCounts { get; }

    internal int[] FirstStations { get; }

    internal int[] StationCounts { get; }

    internal ushort[] StationSuffixes { get; }

    internal string[] StationNames { get; }

    internal int[] StationIds { get; }

    internal bool[] SpecialStations { get; }

    internal int[] StationVillages { get; }

    /// <summary>The region at a place in tree order.</summary>
    public Region RegionAt(int index) => (uint)index < (uint)Codes.Length
        ? new Region(this, index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, "No region stands at this place.");

    /// <summary>The station with an ordinal.</summary>
    public Station StationAt(int ordinal) => (uint)ordinal < (uint)StationCount
        ? new Station(this, ordinal)
        : throw new ArgumentOutOfRangeException(nameof(ordinal), ordinal, "No station has this ordinal.");

    /// <summary>Finds a region by KPU's code; <c>0</c> is the nation. Null when there is none.</summary>
    public Region? FindRegion(string code) => _byCode.TryGetValue(code, out var index) ? new Region(this, index) : null;

    /// <summary>Finds a station by its 13-character code. Null when there is none.</summary>
    public Station? FindStation(string code)
    {
        // Only digits: the platform's reader would overlook NUL characters at the end, and one station would have several codes.
        if (code.Length != 13 || code.AsSpan(10).ContainsAnyExceptInRange('0', '9') || !_byCode.TryGetValue(code[..10], out var village)
            || !ushort.TryParse(code.AsSpan(10), System.Globalization.NumberStyles.None, null, out var suffix))
            return null;
        var ordinal = Array.BinarySearch(StationSuffixes, FirstStations[village], StationCounts[village], suffix);
        return ordinal < 0 ? null : new Station(this, ordinal);
    }
}
