using System.Buffers;
using System.Globalization;

namespace Sirekap.Election.Regions;

/// <summary>
/// Puts a <see cref="RegionTree"/> together from regions in the order of their codes, each followed by its own
/// children, and stations village by village.
/// </summary>
internal sealed class RegionTreeBuilder
{
    private static readonly SearchValues<char> _codeCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly int[] _codeLengths = [1, 2, 4, 6, 10];

    private readonly RegionRows _regions = new();
    private readonly StationRows _stations = new();
    private readonly int[] _open = new int[5];
    private string _lastCode = "";
    private RegionLevel _lastLevel = RegionLevel.Nation;
    private int _lastSuffix;

    /// <summary>Starts with the nation alone.</summary>
    public RegionTreeBuilder(string nation) => _regions.Add("0", nation, 0, RegionLevel.Nation, parent: 0, firstStation: 0);

    /// <summary>How many stations there are so far.</summary>
    public int StationCount => _stations.Count;

    /// <summary>Adds the next region.</summary>
    /// <exception cref="FormatException">Code, order, parent, id or name is wrong; the message is a sentence.</exception>
    public void AddRegion(string code, int id, string name)
    {
        var level = LevelOf(code);
        if (string.CompareOrdinal(code, _lastCode) <= 0)
            throw new FormatException($"Region {code} stands after {_lastCode}. Sort the lines by code, each code once.");
        if (level > RegionLevel.Province && (_lastLevel < level - 1 || !code.StartsWith(CodeOf(level - 1), StringComparison.Ordinal)))
            throw new FormatException($"Region {code} has no region above it. Put its parent {code[.._codeLengths[(int)level - 1]]} before it.");
        if (id <= 0)
            throw new FormatException($"Region {code} has the id {id.ToString(CultureInfo.InvariantCulture)}. Give KPU's positive number.");
        if (string.IsNullOrWhiteSpace(name))
            throw new FormatException($"Region {code} has no name. Give KPU's.");

        // Among the regions of one file the ancestors of the last region stay open.
        _open[(int)level] = _regions.Count;
        _regions.Add(code, name, id, level, _open[(int)level - 1], _stations.Count);
        (_lastCode, _lastLevel, _lastSuffix) = (code, level, 0);
    }

    /// <summary>Adds stations to the region added last.</summary>
    /// <exception cref="FormatException">The region is no village, or the run does not follow the one before it.</exception>
    public void AddStations(StationRun run)
    {
        if (_lastLevel != RegionLevel.Village)
            throw new FormatException($"Region {_lastCode} is no village, so {run} cannot be there. Give stations to villages only.");
        if (run.First <= _lastSuffix)
            throw new FormatException($"In village {_lastCode} the run {run} begins at or below station {_lastSuffix.ToString(CultureInfo.InvariantCulture)}. Sort the runs, each station once.");
        _stations.Add(run, village: _regions.Count - 1);
        _lastSuffix = run.Last;
    }

    /// <summary>The finished tree.</summary>
    public RegionTree Build()
    {
        var places = _regions.PlacesByTier();
        return new(_regions.InOrder(places, _stations.Count), _stations.WithVillages(places));
    }

    private static RegionLevel LevelOf(string code)
    {
        var level = Array.IndexOf(_codeLengths, code.Length);
        if (level < 1 || code.AsSpan().ContainsAnyExcept(_codeCharacters))
            throw new FormatException($"\"{code}\" is no region's code. Give 2, 4, 6 or 10 digits or capitals.");
        return (RegionLevel)level;
    }

    private string CodeOf(RegionLevel level) => _regions.CodeAt(_open[(int)level]);
}
