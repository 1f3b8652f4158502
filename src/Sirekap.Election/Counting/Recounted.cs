using System.Numerics;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;

namespace Sirekap.Election.Counting;

/// <summary>The totals of all regions of one contest, added up once more from the stations' figures alone: whole numbers side by side, complete before anybody looks.</summary>
public sealed class Recounted
{
    private static readonly int States = FormStates.All.Count;

    private readonly Contest _contest;
    private readonly long[] _totals;
    private readonly int[] _forms;

    // Rows of whole vectors, as of the stations.
    private readonly int _width;

    private Recounted(Contest contest, RegionTree tree, int width) =>
        (_contest, _totals, _forms, _width) = (contest, new long[tree.RegionCount * width], new int[tree.RegionCount * States], width);

    /// <summary>The totals of a region, by column of <see cref="Contest.Fields"/>.</summary>
    public ReadOnlySpan<long> FiguresOf(Region region) => Row(region.Index)[.._contest.Fields.Length];

    /// <summary>The number of a region's forms in each state, by <see cref="FormState"/>.</summary>
    public ReadOnlySpan<int> FormsOf(Region region) => Forms(region.Index);

    /// <summary>Adds up.</summary>
    internal static Recounted Of(Contest contest, RegionTree tree, StationRows rows, ReadOnlySpan<byte> states)
    {
        var again = new Recounted(contest, tree, rows.Width);
        foreach (var ((station, column), excess) in rows.Excess)
            again.Row(tree.StationAt(station).Village.Index)[column] += excess;
        // Regions stand tier by tier, so going backwards every region is complete before it is added to its parent.
        for (var index = tree.RegionCount - 1; index >= 0; index--)
        {
            var region = tree.RegionAt(index);
            if (region.ChildCount == 0)
            {
                rows.Sum(region.FirstStation, region.StationCount, again.Row(index));
                var forms = again.Forms(index);
                foreach (var state in states.Slice(region.FirstStation, region.StationCount))
                    forms[state]++;
            }

            if (region.Parent is not { } parent)
                continue;
            Add(again.Row(index), again.Row(parent.Index));
            for (var state = 0; state < States; state++)
                again.Forms(parent.Index)[state] += again.Forms(index)[state];
        }

        return again;
    }

    private Span<long> Row(int region) => _totals.AsSpan(region * _width, _width);

    private Span<int> Forms(int region) => _forms.AsSpan(region * States, States);

    // A nation of stations with Votes.Most each is far below what 64 bits hold.
    private static void Add(ReadOnlySpan<long> from, Span<long> to)
    {
        for (var column = 0; column < to.Length; column += Vector<long>.Count)
            (new Vector<long>(from[column..]) + new Vector<long>(to[column..])).CopyTo(to[column..]);
    }
}
