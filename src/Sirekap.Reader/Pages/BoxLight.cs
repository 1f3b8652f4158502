using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Pages;

/// <summary>Tells where the light leaves no room for ink.</summary>
internal static class BoxLight
{
    /// <summary>Brightness at which nothing can be told from white, and from black.</summary>
    const double White = 248, Black = 22;

    /// <summary>Burnt out or black over half of a box; null where there is light to read by.</summary>
    public static DoubtCause? Fault(Plane luma, Quad box)
    {
        var (bright, dark) = (0, 0);
        for (var index = 0; index < 100; index++)
        {
            var at = box.At((index % 10 / 10.0) + 0.05, (index / 10 / 10.0) + 0.05);
            var brightness = luma.At(at.X, at.Y);
            bright += brightness > White ? 1 : 0;
            dark += brightness < Black ? 1 : 0;
        }

        return bright > 50 ? DoubtCause.Glare : dark > 50 ? DoubtCause.Shadow : null;
    }
}
