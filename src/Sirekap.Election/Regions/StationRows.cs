using System.Globalization;

namespace Sirekap.Election.Regions;

/// <summary>Stations as they are read, run by run. Names that recur, such as <c>TPS 001</c>, are one string.</summary>
internal sealed class StationRows
{
    private readonly List<ushort> _suffixes = [];
    private readonly List<string> _names = [];
    private readonly List<int> _ids = [];
    private readonly List<bool> _special = [];
    private readonly List<int> _villages = [];
    private readonly Dictionary<string, string?[]> _namesByKind = new(StringComparer.Ordinal);

    /// <summary>How many stations there are.</summary>
    public int Count => _suffixes.Count;

    /// <summary>Adds the stations of a run to a village, given by its row.</summary>
    public void Add(StationRun run, int village)
    {
        if (!_namesByKind.TryGetValue(run.Kind, out var names))
            _namesByKind.Add(run.Kind, names = new string?[StationRun.Most + 1]);
        for (var step = 0; step <= run.Last - run.First; step++)
        {
            var number = run.Number + step;
            _suffixes.Add((ushort)(run.First + step));
            _names.Add(names[number] ??= string.Create(CultureInfo.InvariantCulture, $"{run.Kind} {number:D3}"));
            _ids.Add(run.Id == 0 ? 0 : run.Id + step);
            _special.Add(run.Special);
            _villages.Add(village);
        }
    }

    /// <summary>The columns, with the villages' rows turned into places.</summary>
    public StationColumns WithVillages(int[] places)
    {
        var villages = new int[Count];
        for (var station = 0; station < villages.Length; station++)
            villages[station] = places[_villages[station]];
        return new([.. _suffixes], [.. _names], [.. _ids], [.. _special], villages);
    }
}
