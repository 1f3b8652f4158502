using System.Collections.Immutable;

namespace Sirekap.Election.Statistics.Sheets;

/// <summary>
/// How many stations there are of each turnout and each share of the leading candidate (P. Klimek and others, PNAS 109, 2012). Squares of <see cref="Step"/> percentage points.
/// </summary>
/// <param name="Candidate">The field of the candidate with most votes in these stations; null where nobody has any.</param>
/// <param name="Stations">How many stations are in the picture.</param>
/// <param name="Small">How many counted ones are not, because fewer than <see cref="LeastVoters"/> voters are on their list or a figure is not known.</param>
/// <param name="Above">How many have more voters than their list: moved and unlisted voters vote too. They are in the last column.</param>
/// <param name="Corner">How many have both turnout and share of <see cref="CornerFrom"/> % or more.</param>
/// <param name="Cells">The numbers: the square of turnout t and share s at t × <see cref="Side"/> + s.</param>
public sealed record TurnoutFingerprint(string? Candidate, int Stations, int Small, int Above, int Corner, ImmutableArray<int> Cells)
{
    /// <summary>The width of a square in percentage points.</summary>
    public const int Step = 2;

    /// <summary>How many squares there are on each side.</summary>
    public const int Side = 100 / Step;

    /// <summary>Where fewer are on the list, a share is one of few fractions, and the picture would show arithmetic.</summary>
    public const int LeastVoters = 100;

    /// <summary>Where the corner begins, in percent.</summary>
    public const int CornerFrom = 95;

    /// <summary>The number of stations in a square.</summary>
    public int At(int turnout, int share) => Cells[(turnout * Side) + share];

    /// <summary>The square of a part of a whole; beyond the whole the last one.</summary>
    internal static int Square(long part, long whole) => (int)Math.Min(Side - 1, part * Side / whole);
}
