using System.Numerics;
using System.Runtime.CompilerServices;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;

namespace Sirekap.Election.Counting;

/// <summary>
/// The totals of all regions of one contest, added up once more from the stations' figures alone: whole numbers side by side, complete before anybody looks. Villages, nine regions in ten, take
/// half the room: 32 bits hold whatever <see cref="StationRows.MostSummed"/> stations can have.
/// </summary>
public sealed class Recounted
{
    private static readonly int States = FormStates.All.Count;

    private readonly Contest _contest;

    // Rows of whole vectors, as of the stations: of the regions above the villages, then of the villages, which are the last tier of the tree.
    private readonly int _width;
    private readonly int _firstVillage;
    private readonly long[] _above;
    private readonly uint[] _villages;
    private readonly int[] _forms;

    private Recounted(Contest contest, RegionTree tree, int width)
    {
        (_contest, _width) = (contest, width);
        _firstVillage = Enumerable.Range(0, tree.RegionCount).First(region => tree.RegionAt(region).Level == RegionLevel.Village);
        _above = new long[_firstVillage * width];
        // Each of its rows is written whole.
        _villages = GC.AllocateUninitializedArray<uint>((tree.RegionCount - _firstVillage) * width);
        _forms = new int[tree.RegionCount * States];
    }

    /// <summary>The totals of a region, by column of <see cref="Contest.Fields"/>.</summary>
    public long[] FiguresOf(Region region)
    {
        var figures = new long[_contest.Fields.Length];
        CopyFigures(region, figures);
        return figures;
    }

    /// <summary><see cref="FiguresOf"/> into room of the caller's.</summary>
    public void CopyFigures(Region region, Span<long> figures)
    {
        if (region.Index < _firstVillage)
        {
            Above(region.Index)[.._contest.Fields.Length].CopyTo(figures);
            return;
        }

        var row = Village(region.Index);
        for (var column = 0; column < _contest.Fields.Length; column++)
            figures[column] = row[column];
    }

    /// <summary>The number of a region's forms in each state, by <see cref="FormState"/>.</summary>
    public ReadOnlySpan<int> FormsOf(Region region) => Forms(region.Index);

    /// <summary>Adds up.</summary>
    internal static Recounted Of(Contest contest, RegionTree tree, StationRows rows, ReadOnlySpan<byte> states)
    {
        var again = new Recounted(contest, tree, rows.Width);
        // Forwards, as the rows lie in memory.
        for (var index = again._firstVillage; index < tree.RegionCount; index++)
            again.AddUp(tree.RegionAt(index), rows, states);
        // Regions stand tier by tier, so going backwards every region is complete before it is added to its parent.
        for (var index = again._firstVillage - 1; index > 0; index--)
        {
            var above = tree.RegionAt(index).Parent!.Value.Index;
            Add(again.Above(index), again.Above(above));
            Add(again.Forms(index), again.Forms(above));
        }

        again.AddExcess(tree, rows);
        return again;
    }

    // A method of its own, called once for each village: the compiler makes its best of it while the loop above still runs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddUp(Region region, StationRows rows, ReadOnlySpan<byte> states)
    {
        var above = region.Parent!.Value.Index;
        var village = region.Index;
        var forms = Forms(village);
        rows.Sum(region.FirstStation, region.StationCount, Village(village));
        foreach (var state in states.Slice(region.FirstStation, region.StationCount))
            forms[state]++;
        Add(Village(village), Above(above));
        Add(forms, Forms(above));
    }

    private void AddExcess(RegionTree tree, StationRows rows)
    {
        foreach (var ((station, column), excess) in rows.Excess)
        {
            var village = tree.StationAt(station).Village;
            Village(village.Index)[column] += (uint)excess;
            for (var above = village.Parent; above is { } region; above = region.Parent)
                Above(region.Index)[column] += excess;
        }
    }

    private Span<long> Above(int region) => _above.AsSpan(region * _width, _width);

    private Span<uint> Village(int region) => _villages.AsSpan((region - _firstVillage) * _width, _width);

    private Span<int> Forms(int region) => _forms.AsSpan(region * States, States);

    // A nation of stations with Votes.Most each is far below what 64 bits hold.
    private static void Add(ReadOnlySpan<long> from, Span<long> to)
    {
        for (var column = 0; column < to.Length; column += Vector<long>.Count)
            (new Vector<long>(from[column..]) + new Vector<long>(to[column..])).CopyTo(to[column..]);
    }

    private static void Add(ReadOnlySpan<int> from, Span<int> to)
    {
        for (var state = 0; state < to.Length; state++)
            to[state] += from[state];
    }

    private static void Add(ReadOnlySpan<uint> from, Span<long> to)
    {
        for (var column = 0; column < to.Length; column += Vector<uint>.Count)
        {
            Vector.Widen(new Vector<uint>(from[column..]), out var lower, out var upper);
            var first = to[column..];
            var second = first[Vector<long>.Count..];
            (new Vector<long>(first) + Vector.AsVectorInt64(lower)).CopyTo(first);
            (new Vector<long>(second) + Vector.AsVectorInt64(upper)).CopyTo(second);
        }
    }
}
