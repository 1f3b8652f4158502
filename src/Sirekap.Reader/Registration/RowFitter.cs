using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Registration;

/// <summary>
/// Finds the printed frames of a row of digit boxes near where they should be. The row is looked for as one, by all sides of all its boxes:
/// a single frame could be taken for the next one, or for lines of the table.
/// </summary>
/// <param name="photo">The photograph's brightness.</param>
/// <param name="ink">How printed lines look in it.</param>
internal sealed class RowFitter(Pyramid photo, LineInk ink)
{
    /// <summary>Paper around what is looked at, mm: for the reach of single frames and what is beside their lines.</summary>
    const double Margin = 5;

    /// <summary>How far one box may be off the rest of its row where the paper is folded, mm.</summary>
    const double FoldReach = 5;

    /// <summary>Frames of one row that lie further apart than this from what the bent page says are not one row, mm.</summary>
    const double LargestSpread = 2.6;

    /// <summary>A box below this clarity is looked for on its own.</summary>
    const double Unclear = 0.4;

    /// <summary>Looks for a row that may be centimetres away.</summary>
    /// <param name="flat">Where the flat page lies.</param>
    /// <param name="boxes">The frames, mm.</param>
    /// <param name="shift">By how much the row is thought to be off the flat page, mm.</param>
    /// <param name="reach">How far off that it may be, mm.</param>
    public RowFit Search(PageMap flat, ImmutableArray<Box> boxes, (double Dx, double Dy) shift, double reach)
    {
        const double Step = 0.6;
        Span<Box> places = stackalloc Box[boxes.Length];
        for (var index = 0; index < places.Length; index++)
            places[index] = Moved(boxes[index], shift);
        using var patch = Patch(flat, places, Step, Math.Max(reach, FoldReach) + Margin, Level(flat, boxes));
        using var lines = new LineSums(patch, ink);
        var best = FrameScore.BestShift(lines, places, reach);
        var offsets = ImmutableArray.CreateBuilder<Offset>(boxes.Length);
        for (var index = 0; index < places.Length; index++)
            offsets.Add(SearchBox(lines, Moved(places[index], best)).From(boxes[index]));
        return RowFit.Of(offsets.MoveToImmutable());
    }

    /// <summary>Fits the frames of a row exactly, where they are known within two millimetres.</summary>
    /// <param name="map">Where the page lies, bent as it is.</param>
    /// <param name="boxes">The frames, mm.</param>
    /// <returns>The outer corners in the photograph, where a frame that is not seen stays where the page has it; and how clear the least clear is.</returns>
    public (ImmutableArray<Quad> Frames, double Clarity) Fit(PageMap map, ImmutableArray<Box> boxes)
    {
        var step = Math.Max(0.7 / map.ScaleAt(boxes[0].CentreX, boxes[0].CentreY), 0.3);
        using var patch = Patch(map, boxes.AsSpan(), step, Margin, level: 0);
        using var lines = new LineSums(patch, ink);
        var frames = ImmutableArray.CreateBuilder<Quad>(boxes.Length);
        double clarity = 1, least = 0, most = 0, lowest = 0, highest = 0;
        for (var index = 0; index < boxes.Length; index++)
        {
            var fit = new SideFitter(lines).Fit(boxes[index]);
            frames.Add(fit.Sides.IsSeen ? patch.ToPhoto(fit.Frame) : map.Map(boxes[index]));
            clarity = Math.Min(clarity, fit.Sides.Clarity);
            var off = fit.From(boxes[index]);
            (least, most) = index == 0 ? (off.Dx, off.Dx) : (Math.Min(least, off.Dx), Math.Max(most, off.Dx));
            (lowest, highest) = index == 0 ? (off.Dy, off.Dy) : (Math.Min(lowest, off.Dy), Math.Max(highest, off.Dy));
        }

        return (frames.MoveToImmutable(), Math.Max(most - least, highest - lowest) > LargestSpread ? 0 : clarity);
    }

    /// <summary>A box whose row is known; where the paper is folded within the row it is looked for on its own.</summary>
    static BoxFit SearchBox(LineSums lines, Box place)
    {
        var fitter = new SideFitter(lines);
        var fit = fitter.Fit(place);
        if (fit.Sides.Clarity >= Unclear)
            return fit;
        var alone = fitter.Fit(Moved(place, FrameScore.BestShift(lines, [place], FoldReach)));
        return alone.Sides.Clarity > fit.Sides.Clarity ? alone : fit;
    }

    PagePatch Patch(PageMap map, ReadOnlySpan<Box> boxes, double step, double margin, int level)
    {
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        foreach (var box in boxes)
            (left, top, right, bottom) = (Math.Min(left, box.X), Math.Min(top, box.Y), Math.Max(right, box.Right), Math.Max(bottom, box.Bottom));
        var area = new Box(left - margin, top - margin, right - left + (2 * margin), bottom - top + (2 * margin));
        return PagePatch.Sample(photo.Level(level), map, area, step, level);
    }

    static Box Moved(Box box, (double Dx, double Dy) by) => box with { X = box.X + by.Dx, Y = box.Y + by.Dy };

    /// <summary>The smallest picture in which a millimetre is still wider than a pixel.</summary>
    static int Level(PageMap map, ImmutableArray<Box> boxes)
    {
        var scale = map.ScaleAt(boxes[0].CentreX, boxes[0].CentreY);
        var level = 0;
        for (; scale > 2.6 && level < 3; level++)
            scale /= 2;
        return level;
    }
}
