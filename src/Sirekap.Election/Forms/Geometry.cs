namespace Sirekap.Election.Forms;

/// <summary>A rectangle in millimetres.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    public double Right => X + Width;

    /// <summary>The lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>The middle, x.</summary>
    public double CentreX => X + (Width / 2);

    /// <summary>The middle, y.</summary>
    public double CentreY => Y + (Height / 2);

    /// <summary>Whether two rectangles share more than an edge.</summary>
    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether another rectangle lies wholly in this one; edges may touch.</summary>
    public bool Contains(Box other) => other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;
}

/// <summary>A point in millimetres.</summary>
public readonly record struct Spot(double X, double Y);
