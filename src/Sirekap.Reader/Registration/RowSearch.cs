using System.Collections.Immutable;
using Sirekap.Election.Forms;

namespace Sirekap.Reader.Registration;

/// <summary>
/// Finds all rows of boxes of a page, from what is known outward: each row found tells where its neighbours are, so that folds and curl
/// are followed step by step. At last each row must agree with the smooth page that the others make, or is looked for again.
/// </summary>
/// <param name="fitter">Finds single rows.</param>
/// <param name="flat">Where the landmarks say that the flat page lies.</param>
/// <param name="page">The page.</param>
internal sealed class RowSearch(RowFitter fitter, PageMap flat, PageDefinition page)
{
    /// <summary>How far off rows may be, mm: from the page that the landmarks give; from a neighbour; from all others.</summary>
    const double FirstReach = 12, NeighbourReach = 5, LastReach = 4;

    /// <summary>A row no further than this, mm, tells where its neighbour is.</summary>
    const double Near = 90;

    readonly RowFit?[] _rows = new RowFit?[page.Fields.Length];
    DisplacementField _bend = DisplacementField.None;

    /// <summary>All rows in the page's order.</summary>
    public ImmutableArray<RowFit> Rows => [.. _rows.Select(row => row!)];

    /// <summary>The smooth page that the rows make.</summary>
    public DisplacementField Bend => _bend;

    /// <summary>Looks for every row.</summary>
    public void Run()
    {
        Grow();
        Settle();
        Settle();
    }

    void Grow()
    {
        for (var count = 0; count < _rows.Length; count++)
        {
            var (next, distance) = Nearest();
            var row = distance < Near ? Look(next, NeighbourReach) : null;
            if (row is not { IsClear: true })
            {
                var further = Look(next, FirstReach);
                row = row is null || further.Offset.Weight > row.Offset.Weight ? further : row;
            }

            _rows[next] = row;
            if (row.IsClear)
                _bend = Smooth();
        }
    }

    /// <summary>Looks again where the neighbours expect a row that is not clear or that they contradict.</summary>
    void Settle()
    {
        _bend = Smooth();
        var changed = false;
        for (var index = 0; index < _rows.Length; index++)
        {
            var row = _rows[index]!;
            if (row.IsClear && _bend.MissBy(row.Offset) <= 1)
                continue;
            (_rows[index], changed) = (Look(index, LastReach), true);
        }

        if (changed)
            _bend = Smooth();
    }

    RowFit Look(int index, double reach)
    {
        var boxes = page.Fields[index].Digits;
        return fitter.Search(flat, boxes, _bend.At((boxes[0].X + boxes[^1].Right) / 2, boxes[0].CentreY), reach);
    }

    DisplacementField Smooth()
    {
        var offsets = new List<Offset>(_rows.Length);
        foreach (var row in _rows)
        {
            if (row is not null)
                offsets.Add(row.Offset);
        }

        return DisplacementField.Fit(offsets);
    }

    /// <summary>The row not yet looked for that is nearest to one that was found; at first, the one nearest to the tag.</summary>
    (int Index, double Distance) Nearest()
    {
        (int Index, double Distance) best = (-1, double.MaxValue);
        for (var index = 0; index < _rows.Length; index++)
        {
            if (_rows[index] is not null)
                continue;
            var distance = DistanceToFound(page.Fields[index].Digits[0]);
            if (distance < best.Distance)
                best = (index, distance);
        }

        return best;
    }

    double DistanceToFound(Box box)
    {
        const double OnlyAtFirst = 10_000;
        var nearest = OnlyAtFirst + Distance(box, page.Tag.Area);
        for (var index = 0; index < _rows.Length; index++)
        {
            if (_rows[index] is { IsClear: true })
                nearest = Math.Min(nearest, Distance(box, page.Fields[index].Digits[0]));
        }

        return nearest;
    }

    static double Distance(Box from, Box to)
    {
        var (dx, dy) = (from.CentreX - to.CentreX, from.CentreY - to.CentreY);
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
