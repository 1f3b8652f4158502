namespace Sirekap.Election.Forms;

/// <summary>An AprilTag of family 36h10.</summary>
/// <param name="Id">The tag's id within the family.</param>
/// <param name="Area">The outer edge of the black border: a square of eight cells a side.</param>
/// <param name="QuarterTurns">How many quarter turns clockwise the tag is printed from the family's upright.</param>
public sealed record TagDefinition(int Id, Box Area, int QuarterTurns);

/// <summary>A corner mark of two black squares that touch at a point.</summary>
/// <param name="Centre">The point where the squares touch.</param>
/// <param name="Side">The side of one square, mm.</param>
/// <param name="Dark">The diagonal on which the black squares lie.</param>
public sealed record CornerFiducial(Spot Centre, double Side, Diagonal Dark);

/// <summary>One of the two diagonals of a square.</summary>
public enum Diagonal
{
    /// <summary>From upper left to lower right.</summary>
    Falling,

    /// <summary>From lower left to upper right.</summary>
    Rising,
}
