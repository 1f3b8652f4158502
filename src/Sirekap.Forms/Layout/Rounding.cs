using Sirekap.Election.Forms;

namespace Sirekap.Forms.Layout;

/// <summary>Hundredths of a millimetre: finer than any printer.</summary>
static class Rounding
{
    public static Box Rounded(this Box box) => new(Math.Round(box.X, 2), Math.Round(box.Y, 2), Math.Round(box.Width, 2), Math.Round(box.Height, 2));

    public static Spot Rounded(this Spot spot) => new(Math.Round(spot.X, 2), Math.Round(spot.Y, 2));
}
