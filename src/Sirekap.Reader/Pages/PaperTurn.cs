using Sirekap.Election.Forms;
using Sirekap.Election.Readings;

namespace Sirekap.Reader.Pages;

/// <summary>
/// Which way up the paper lies in a picture, told from where the log says that its fields are: so a mirror, which reads no pictures, shows
/// handwriting upright as the server does.
/// </summary>
public static class PaperTurn
{
    /// <summary>By how many quarters the paper lies turned clockwise, 0 to 3; 0 where fewer than two fields are known, which tell nothing.</summary>
    /// <param name="form">The form.</param>
    /// <param name="page">The page's number.</param>
    /// <param name="strips">Fields of the page, each with its strip of the picture.</param>
    public static int Of(FormDefinition form, int page, IEnumerable<(string Field, PixelBox Strip)> strips)
    {
        var fields = form.Pages.Where(known => known.Number == page).SelectMany(known => known.Fields);
        var places = strips.Join(fields, strip => strip.Field, field => field.Field, (strip, field) => (
            Paper: (X: field.Strip.CentreX, Y: field.Strip.CentreY),
            Picture: (X: strip.Strip.X + (strip.Strip.Width / 2.0), Y: strip.Strip.Y + (strip.Strip.Height / 2.0))), StringComparer.Ordinal).ToList();
        if (places.Count < 2)
            return 0;
        var paper = (X: places.Average(place => place.Paper.X), Y: places.Average(place => place.Paper.Y));
        var picture = (X: places.Average(place => place.Picture.X), Y: places.Average(place => place.Picture.Y));
        double along = 0, across = 0;
        foreach (var place in places)
        {
            var (px, py) = (place.Paper.X - paper.X, place.Paper.Y - paper.Y);
            var (qx, qy) = (place.Picture.X - picture.X, place.Picture.Y - picture.Y);
            along += (px * qx) + (py * qy);
            across += (px * qy) - (py * qx);
        }

        return Math.Abs(along) >= Math.Abs(across) ? (along >= 0 ? 0 : 2) : across > 0 ? 1 : 3;
    }
}
