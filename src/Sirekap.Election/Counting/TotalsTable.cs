using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Counting;

/// <summary>
/// Dense columns in tree order: for each station its state and counted figures, for each region its totals. Settling one form
/// touches only its own ancestors.
/// </summary>
internal sealed class TotalsTable
{
    private const int NotCounted = -1;
    private static readonly int Tiers = Enum.GetValues<RegionLevel>().Length;
    private static readonly int States = FormStates.All.Count;

    private readonly RegionTree _tree;
    private readonly Contest _contest;
    private readonly FormState[] _states;
    private readonly int[][] _figures;
    private readonly long[] _totals;
    private readonly int[] _forms;
    private readonly StatementTime?[] _changed;

    public TotalsTable(RegionTree tree, Contest contest)
    {
        (_tree, _contest) = (tree, contest);
        _states = new FormState[tree.StationCount];
        _figures = [.. contest.Fields.Select(_ => new int[tree.StationCount])];
        foreach (var column in _figures)
            Array.Fill(column, NotCounted);
        _totals = new long[tree.RegionCount * contest.Fields.Length];
        _forms = new int[tree.RegionCount * States];
        _changed = new StatementTime?[tree.RegionCount];
        for (var region = 0; region < tree.RegionCount; region++)
            _forms[(region * States) + (int)FormState.Awaited] = tree.RegionAt(region).StationCount;
    }

    public FormState StateOf(int station) => _states[station];

    public Votes? CountedFigure(int station, int column) =>
        _figures[column][station] is var figure and not NotCounted ? new Votes(figure) : null;

    public RegionTotals Of(Region region) => View(_totals, _forms, region.Index);

    public void Settle(Station station, FormState state, ImmutableArray<Figure>? figures, StatementTime at)
    {
        var before = _states[station.Ordinal];
        _states[station.Ordinal] = state;
        Span<int> above = stackalloc int[Tiers];
        above = above[..RegionsOver(station, above)];
        for (var column = 0; column < _figures.Length; column++)
        {
            var old = _figures[column][station.Ordinal];
            var now = figures is { } counted ? counted[column].Value.Value : NotCounted;
            if (old == now)
                continue;
            _figures[column][station.Ordinal] = now;
            var difference = Math.Max(now, 0) - Math.Max(old, 0);
            foreach (var region in above)
                _totals[(region * _figures.Length) + column] += difference;
        }

        foreach (var region in above)
        {
            _forms[(region * States) + (int)before]--;
            _forms[(region * States) + (int)state]++;
            _changed[region] = at;
        }
    }

    public ImmutableArray<RegionTotals> Recount()
    {
        var totals = new long[_totals.Length];
        var forms = new int[_forms.Length];
        // Regions stand tier by tier, so going backwards every region is complete before it is added to its parent.
        for (var index = _tree.RegionCount - 1; index >= 0; index--)
        {
            var region = _tree.RegionAt(index);
            if (region.ChildCount == 0)
                AddStations(region, totals.AsSpan(index * _figures.Length, _figures.Length), forms.AsSpan(index * States, States));
            if (region.Parent is { } parent)
            {
                AddRow(totals, index, parent.Index, _figures.Length);
                AddRow(forms, index, parent.Index, States);
            }
        }

        return [.. Enumerable.Range(0, _tree.RegionCount).Select(region => View(totals, forms, region))];
    }

    private static void AddRow<T>(T[] rows, int from, int to, int width)
        where T : System.Numerics.INumber<T>
    {
        for (var column = 0; column < width; column++)
            rows[(to * width) + column] = checked(rows[(to * width) + column] + rows[(from * width) + column]);
    }

    /// <summary>Writes down the regions that a station lies in, nearest first, and says how many they are.</summary>
    private static int RegionsOver(Station station, Span<int> regions)
    {
        var count = 0;
        for (Region? above = station.Village; above is { } region; above = region.Parent)
            regions[count++] = region.Index;
        return count;
    }

    private void AddStations(Region village, Span<long> totals, Span<int> forms)
    {
        for (var column = 0; column < _figures.Length; column++)
        {
            long sum = 0;
            foreach (var figure in _figures[column].AsSpan(village.FirstStation, village.StationCount))
                sum += Math.Max(figure, 0);
            totals[column] = sum;
        }

        foreach (var state in _states.AsSpan(village.FirstStation, village.StationCount))
            forms[(int)state]++;
    }

    private RegionTotals View(long[] totals, int[] forms, int region) => new(
        _contest,
        [.. totals.AsSpan(region * _figures.Length, _figures.Length)],
        [.. forms.AsSpan(region * States, States)],
        _changed[region]);
}
