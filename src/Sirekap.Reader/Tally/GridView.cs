using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Tally;

/// <summary>A part of the paper, small enough to be flat, in the photograph.</summary>
/// <param name="luma">The photograph.</param>
/// <param name="map">Where the page lies.</param>
/// <param name="area">The part, mm.</param>
internal sealed class GridView(Plane luma, PageMap map, Box area)
{
    readonly Quad _corners = map.Map(area);

    /// <summary>What is seen, mm.</summary>
    public Box Area => area;

    /// <summary>A place in the photograph.</summary>
    public Pixel ToPixel(Spot at) => _corners.At((at.X - area.X) / area.Width, (at.Y - area.Y) / area.Height);

    /// <summary>The brightness along a straight line, in the middle of each of even steps.</summary>
    public void Sample(Spot from, Spot to, Span<float> brightness)
    {
        var (first, last) = (ToPixel(from), ToPixel(to));
        var stride = (last - first) * (1.0 / brightness.Length);
        luma.SampleRow(first + (stride * 0.5), stride, brightness);
    }
}
