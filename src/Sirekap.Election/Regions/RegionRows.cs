namespace Sirekap.Election.Regions;

/// <summary>Regions as they are read: each region before its children, children by code. Turns them into tree order, tier by tier.</summary>
internal sealed class RegionRows
{
    private readonly List<string> _codes = [];
    private readonly List<string> _names = [];
    private readonly List<int> _ids = [];
    private readonly List<RegionLevel> _levels = [];
    private readonly List<int> _parents = [];
    private readonly List<int> _firstStations = [];

    /// <summary>How many rows there are.</summary>
    public int Count => _codes.Count;

    /// <summary>The code of a row.</summary>
    public string CodeAt(int row) => _codes[row];

    /// <summary>Adds a row; the parent is a row, the first station an ordinal.</summary>
    public void Add(string code, string name, int id, RegionLevel level, int parent, int firstStation)
    {
        _codes.Add(code);
        _names.Add(name);
        _ids.Add(id);
        _levels.Add(level);
        _parents.Add(parent);
        _firstStations.Add(firstStation);
    }

    /// <summary>For every row its place in tree order. Rows of one tier keep their order, so the children of a region stay together.</summary>
    public int[] PlacesByTier()
    {
        var next = new int[6];
        foreach (var level in _levels)
            next[(int)level + 1]++;
        for (var level = 1; level < next.Length; level++)
            next[level] += next[level - 1];
        var places = new int[Count];
        for (var row = 0; row < places.Length; row++)
            places[row] = next[(int)_levels[row]]++;
        return places;
    }

    /// <summary>The columns in tree order.</summary>
    public RegionColumns InOrder(int[] places, int stationCount)
    {
        var columns = new RegionColumns(
            new string[Count], new string[Count], new int[Count], new RegionLevel[Count], new int[Count],
            new int[Count], new int[Count], new int[Count], new int[Count]);
        for (var row = 0; row < Count; row++)
        {
            var place = places[row];
            columns.Codes[place] = _codes[row];
            columns.Names[place] = _names[row];
            columns.Ids[place] = _ids[row];
            columns.Levels[place] = _levels[row];
            columns.FirstStations[place] = _firstStations[row];
            columns.StationCounts[place] = EndOfStations(row, stationCount) - _firstStations[row];
            if (row == 0)
                continue;
            var parent = columns.Parents[place] = places[_parents[row]];
            if (columns.ChildCounts[parent]++ == 0)
                columns.FirstChildren[parent] = place;
        }

        return columns;
    }

    // A region's stations end where the next row that is not below it begins.
    private int EndOfStations(int row, int stationCount)
    {
        for (var next = row + 1; next < Count; next++)
        {
            if (_levels[next] <= _levels[row])
                return _firstStations[next];
        }

        return stationCount;
    }
}
