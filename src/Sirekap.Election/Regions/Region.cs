namespace Sirekap.Election.Regions;

/// <summary>One region of a tree, from the nation down to a village: a cheap handle, equal when tree and place are.</summary>
public readonly record struct Region
{
    private readonly RegionTree _tree;

    internal Region(RegionTree tree, int index) => (_tree, Index) = (tree, index);

    /// <summary>The place in the tree's order: parents before children, siblings by code. The nation is 0.</summary>
    public int Index { get; }

    /// <summary>KPU's code; <c>0</c> for the nation.</summary>
    public string Code => _tree.Codes[Index];

    /// <summary>The name as KPU prints it: in capitals at home; ten names begin with a blank.</summary>
    public string Name => _tree.Names[Index];

    /// <summary>KPU's numeric id.</summary>
    public int Id => _tree.Ids[Index];

    /// <summary>The tier.</summary>
    public RegionLevel Level => _tree.Levels[Index];

    /// <summary>The region above, or null at the nation.</summary>
    public Region? Parent => Index == 0 ? null : new Region(_tree, _tree.Parents[Index]);

    /// <summary>How many regions are directly below.</summary>
    public int ChildCount => _tree.ChildCounts[Index];

    /// <summary>How many stations lie in this region.</summary>
    public int StationCount => _tree.StationCounts[Index];

    /// <summary>The ordinal of the first of this region's stations, which are one contiguous run.</summary>
    public int FirstStation => _tree.FirstStations[Index];

    /// <summary>The regions directly below, by code; empty for a village.</summary>
    public IEnumerable<Region> Children
    {
        get
        {
            for (var child = _tree.FirstChildren[Index]; child < _tree.FirstChildren[Index] + ChildCount; child++)
                yield return new Region(_tree, child);
        }
    }

    /// <summary>Every station in this region, in tree order.</summary>
    public IEnumerable<Station> Stations
    {
        get
        {
            for (var station = FirstStation; station < FirstStation + StationCount; station++)
                yield return new Station(_tree, station);
        }
    }

    /// <summary>The regions above this one, nearest first, the nation last.</summary>
    public IEnumerable<Region> Ancestors
    {
        get
        {
            for (var above = Parent; above is { } region; above = region.Parent)
                yield return region;
        }
    }

    /// <summary>Whether the station lies in this region.</summary>
    public bool Contains(Station station) =>
        station.Ordinal >= FirstStation && station.Ordinal < FirstStation + StationCount;
}
