namespace Sirekap.Reader.Imaging;

/// <summary>A place in a picture, in pixels from its top left corner; the centre of the first pixel is (0.5, 0.5).</summary>
public readonly record struct Pixel(double X, double Y)
{
    /// <summary>How far another place is, in pixels.</summary>
    public double DistanceTo(Pixel other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));

    /// <summary>The place moved by a vector.</summary>
    public static Pixel operator +(Pixel left, Pixel right) => new(left.X + right.X, left.Y + right.Y);

    /// <summary>The vector from one place to another.</summary>
    public static Pixel operator -(Pixel left, Pixel right) => new(left.X - right.X, left.Y - right.Y);

    /// <summary>A vector made longer.</summary>
    public static Pixel operator *(Pixel vector, double factor) => new(vector.X * factor, vector.Y * factor);
}

/// <summary>
/// Four corners of something rectangular on the paper, as they lie in the picture: the paper's top left, top right, bottom right, bottom left,
/// however the picture is turned.
/// </summary>
public readonly record struct Quad(Pixel TopLeft, Pixel TopRight, Pixel BottomRight, Pixel BottomLeft)
{
    /// <summary>The mean of the corners.</summary>
    public Pixel Centre => (TopLeft + TopRight + BottomRight + BottomLeft) * 0.25;

    /// <summary>The mean length of the four sides, pixels.</summary>
    public double Side =>
        (TopLeft.DistanceTo(TopRight) + TopRight.DistanceTo(BottomRight) + BottomRight.DistanceTo(BottomLeft) + BottomLeft.DistanceTo(TopLeft)) / 4;

    /// <summary>The place at shares of width and height (0 to 1 inside), by bilinear mixing of the corners.</summary>
    public Pixel At(double u, double v) =>
        (TopLeft * ((1 - u) * (1 - v))) + (TopRight * (u * (1 - v))) + (BottomRight * (u * v)) + (BottomLeft * ((1 - u) * v));

    /// <summary>The upright quad of a rectangle.</summary>
    public static Quad FromRectangle(double x, double y, double width, double height) =>
        new(new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height));

    /// <summary>The quad moved by a vector.</summary>
    public Quad Moved(Pixel by) => new(TopLeft + by, TopRight + by, BottomRight + by, BottomLeft + by);

    /// <summary>The same corners, named for paper that lies turned clockwise by quarters.</summary>
    public Quad TurnedBack(int quarters) => (quarters & 3) switch
    {
        1 => new(TopRight, BottomRight, BottomLeft, TopLeft),
        2 => new(BottomRight, BottomLeft, TopLeft, TopRight),
        3 => new(BottomLeft, TopLeft, TopRight, BottomRight),
        _ => this,
    };
}
