using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Counting;

/// <summary>
/// Dense rows in tree order: for each station its state and counted figures, for each region its totals. Settling one form
/// touches only its own ancestors.
/// </summary>
internal sealed class TotalsTable
{
    private static readonly int Tiers = Enum.GetValues<RegionLevel>().Length;
    private static readonly int States = FormStates.All.Count;

    private readonly RegionTree _tree;
    private readonly Contest _contest;
    private readonly byte[] _states;
    private readonly StationRows _figures;
    private readonly long[] _totals;
    private readonly int[] _forms;
    private readonly StatementTime?[] _changed;

    public TotalsTable(RegionTree tree, Contest contest)
    {
        (_tree, _contest) = (tree, contest);
        _states = new byte[tree.StationCount];
        _figures = new(tree.StationCount, contest.Fields.Length);
        _totals = new long[tree.RegionCount * contest.Fields.Length];
        _forms = new int[tree.RegionCount * States];
        _changed = new StatementTime?[tree.RegionCount];
        for (var region = 0; region < tree.RegionCount; region++)
            _forms[(region * States) + (int)FormState.Awaited] = tree.RegionAt(region).StationCount;
    }

    public FormState StateOf(int station) => (FormState)_states[station];

    public Votes? CountedFigure(int station, int column) =>
        StateOf(station).IsCounted() ? new Votes(_figures[station, column]) : null;

    public RegionTotals Of(Region region) => new(
        _contest,
        [.. _totals.AsSpan(region.Index * _contest.Fields.Length, _contest.Fields.Length)],
        [.. _forms.AsSpan(region.Index * States, States)],
        _changed[region.Index]);

    /// <summary>Takes a form's new state, and its figures: null just where the state is not counted.</summary>
    public void Settle(Station station, FormState state, ImmutableArray<Figure>? figures, StatementTime at)
    {
        if (state.IsCounted() != figures is not null)
            throw new ArgumentException($"A form that is {state} {(figures is null ? "has figures" : "has none")} that count.", nameof(figures));
        var before = _states[station.Ordinal];
        _states[station.Ordinal] = (byte)state;
        Span<int> above = stackalloc int[Tiers];
        above = above[..RegionsOver(station, above)];
        var width = _contest.Fields.Length;
        for (var column = 0; column < width; column++)
        {
            var old = _figures[station.Ordinal, column];
            var now = figures is { } counted ? counted[column].Value.Value : 0;
            if (old == now)
                continue;
            _figures[station.Ordinal, column] = now;
            foreach (var region in above)
                _totals[(region * width) + column] += now - old;
        }

        foreach (var region in above)
        {
            _forms[(region * States) + before]--;
            _forms[(region * States) + (int)state]++;
            _changed[region] = at;
        }
    }

    public Recounted Recount() => Recounted.Of(_contest, _tree, _figures, _states);

    /// <summary>Writes down the regions that a station lies in, nearest first, and says how many they are.</summary>
    private static int RegionsOver(Station station, Span<int> regions)
    {
        var count = 0;
        for (Region? above = station.Village; above is { } region; above = region.Parent)
            regions[count++] = region.Index;
        return count;
    }
}
