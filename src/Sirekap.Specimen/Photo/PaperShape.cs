using Sirekap.Election.Forms;

namespace Sirekap.Specimen.Photo;

/// <summary>Where the points of a creased page lie in a photograph, and back.</summary>
sealed class PaperShape
{
    readonly Homography _toPhoto;
    readonly Homography _toPage;

    public PaperShape(PageDefinition page, PhotographConditions conditions, Dice dice)
    {
        Page = page;
        Creases = new(page, conditions, dice);
        var width = conditions.Width;
        var height = (int)Math.Round(width * page.Height / page.Width * conditions.Stretch);
        var margin = conditions.Margin * width;
        double Stray() => dice.Between(0, conditions.Perspective) * width;
        PhotoSpot[] corners =
        [
            new(margin + Stray(), margin + Stray()), new(width - margin - Stray(), margin + Stray()),
            new(width - margin - Stray(), height - margin - Stray()), new(margin + Stray(), height - margin - Stray()),
        ];
        var (sin, cos) = Math.SinCos(conditions.Rotation * Math.PI / 180);
        corners = [.. corners.Select(spot => new PhotoSpot(
            (width / 2.0) + ((spot.X - (width / 2.0)) * cos) - ((spot.Y - (height / 2.0)) * sin),
            (height / 2.0) + ((spot.X - (width / 2.0)) * sin) + ((spot.Y - (height / 2.0)) * cos)))];
        height = (int)Math.Round(height * (1 - conditions.CutFoot));
        for (var turn = 0; turn < (conditions.QuarterTurns & 3); turn++)
        {
            corners = [.. corners.Select(spot => new PhotoSpot(height - spot.Y, spot.X))];
            (width, height) = (height, width);
        }

        (PhotoWidth, PhotoHeight) = (width, height);
        _toPhoto = Homography.FromRectangle(page.Width, page.Height, corners);
        _toPage = _toPhoto.Inverse();
    }

    public PageDefinition Page { get; }

    public Creases Creases { get; }

    public int PhotoWidth { get; }

    public int PhotoHeight { get; }

    /// <summary>The point of the page (mm) that a point of the photograph shows; beyond the paper the plane goes on.</summary>
    public (double X, double Y) ToPage(double x, double y)
    {
        var (px, py) = _toPage.Map(x, y);
        var (dx, dy) = Creases.Shift(px, py);
        return (px - dx, py - dy);
    }

    /// <summary>Where a point of the page lies in the photograph: <see cref="ToPage"/> backwards, by repeated approach.</summary>
    public PhotoSpot ToPixel(Spot page)
    {
        var (x, y) = (page.X, page.Y);
        for (var round = 0; round < 6; round++)
        {
            var (dx, dy) = Creases.Shift(x, y);
            (x, y) = (page.X + dx, page.Y + dy);
        }

        var (u, v) = _toPhoto.Map(x, y);
        return new(u, v);
    }
}
