using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Registration;

/// <summary>Where the boxes of one field lie in the photograph.</summary>
/// <param name="Layout">The field on paper.</param>
/// <param name="Digits">The outer corners of each box.</param>
/// <param name="Strip">What people look at, as an upright quad of the paper.</param>
/// <param name="Clarity">How clear the printed frames are: 0 = not seen, 1 = full.</param>
/// <param name="Miss">How far the row of boxes was off the smooth page, mm.</param>
internal sealed record FieldFrames(FieldLayout Layout, ImmutableArray<Quad> Digits, Quad Strip, double Clarity, double Miss)
{
    /// <summary>Fits the frames of a field, each for itself; a frame that is not clear lies where the page has it.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="map">Where the page lies, bent as it is.</param>
    /// <param name="layout">The field on paper.</param>
    /// <param name="row">Where its row of boxes was found.</param>
    /// <param name="print">The share of light that print takes away.</param>
    /// <param name="reach">How far off a single frame may be, mm.</param>
    public static FieldFrames Fit(Plane luma, PageMap map, FieldLayout layout, Offset row, double print, double reach)
    {
        const double ClearRow = 0.3, NearRow = 4;
        var miss = map.Bend.MissBy(row);
        var (dx, dy) = map.Bend.At(row.X, row.Y);
        var (ownX, ownY) = row.Weight > ClearRow && miss < NearRow ? (row.Dx - dx, row.Dy - dy) : (0, 0);
        var quads = ImmutableArray.CreateBuilder<Quad>(layout.Digits.Length);
        double clarity = 1;
        foreach (var place in layout.Digits)
        {
            var box = place with { X = place.X + ownX, Y = place.Y + ownY };
            var (frame, clear) = FrameFitter.FitBox(luma, map, box, reach, print);
            quads.Add(map.Map(clear > 0.2 ? frame : box));
            clarity = Math.Min(clarity, clear);
        }

        return new(layout, quads.MoveToImmutable(), map.Map(layout.Strip), clarity, miss);
    }
}
