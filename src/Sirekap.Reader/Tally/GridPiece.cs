using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Tally;

/// <summary>A few columns of a printed grid, fitted by their printed lines: over such a width folded paper is nearly flat.</summary>
internal sealed class GridPiece
{
    /// <summary>How far the two ends of a piece may be off its middle, and what is seen beyond its lines, mm.</summary>
    const double Tilt = 1.6, Margin = 4;

    readonly GridView _view;
    readonly double _top, _foot;
    readonly (double Top, double Foot) _dx, _dy;

    GridPiece(GridView view, double top, double foot, (double Top, double Foot) dx, (double Top, double Foot) dy, double clarity) =>
        (_view, _top, _foot, _dx, _dy, Clarity) = (view, top, foot, dx, dy, clarity);

    /// <summary>How clear the printed lines are: 0 = not seen, 1 = as dark as print.</summary>
    public double Clarity { get; }

    /// <summary>How far the middle of the piece is off the page model, mm.</summary>
    public (double Dx, double Dy) Offset => ((_dx.Top + _dx.Foot) / 2, (_dy.Top + _dy.Foot) / 2);

    /// <summary>Fits a piece.</summary>
    /// <param name="luma">The photograph.</param>
    /// <param name="map">Where the page lies.</param>
    /// <param name="uprights">x of the upright lines from the left, mm.</param>
    /// <param name="levels">y of the level lines from the top, mm.</param>
    /// <param name="around">How far off the page model they should be, mm.</param>
    /// <param name="reach">How far off that they may be, mm.</param>
    /// <param name="print">The share of light that print takes away.</param>
    public static GridPiece Fit(
        Plane luma, PageMap map, ReadOnlySpan<double> uprights, ReadOnlySpan<double> levels, (double Dx, double Dy) around, double reach, double print)
    {
        var (left, top) = (uprights[0] + around.Dx - Margin, levels[0] + around.Dy - Margin);
        var view = new GridView(luma, map, new(left, top, uprights[^1] - uprights[0] + (2 * Margin), levels[^1] - levels[0] + (2 * Margin)));
        var lines = new GridLines(view, uprights[0] + around.Dx + 2, uprights[^1] + around.Dx - 2, print);
        var rows = lines.Rows();
        var (dy, clearY) = rows.BestShift(levels, around.Dy, reach);
        var half = levels[..((levels.Length + 1) / 2)];
        var rest = levels[(levels.Length / 2)..];
        var dyTop = rows.BestShift(half, dy, Tilt).Shift;
        var dyFoot = rows.BestShift(rest, dy, Tilt).Shift;
        var (dx, clearX) = lines.Columns(levels, dy).BestShift(uprights, around.Dx, reach);
        var dxTop = lines.Columns(half, dyTop).BestShift(uprights, dx, Tilt).Shift;
        var dxFoot = lines.Columns(rest, dyFoot).BestShift(uprights, dx, Tilt).Shift;
        return new(view, (half[0] + half[^1]) / 2, (rest[0] + rest[^1]) / 2, (dxTop, dxFoot), (dyTop, dyFoot), Math.Min(clearX, clearY));
    }

    /// <summary>A place of the printed grid in the photograph.</summary>
    public Pixel ToPixel(double x, double y) => _view.ToPixel(Place(x, y));

    /// <summary>The brightness along a level line of the printed grid, in the middle of each of even steps.</summary>
    public void Sample(double left, double right, double y, Span<float> brightness) => _view.Sample(Place(left, y), Place(right, y), brightness);

    /// <summary>Where a place of the printed grid lies in the page model, mm.</summary>
    Spot Place(double x, double y)
    {
        var share = Math.Clamp((y - _top) / (_foot - _top), -0.5, 1.5);
        return new(x + _dx.Top + (share * (_dx.Foot - _dx.Top)), y + _dy.Top + (share * (_dy.Foot - _dy.Top)));
    }
}
