using System.Collections.Immutable;

namespace Sirekap.Reader.Misuse;

/// <summary>Something about a picture that a person should look at. Never a verdict, and nothing is decided by it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Fields">The fields where it was seen; empty for the whole picture.</param>
/// <param name="Strength">The measurement behind it, in the unit of its kind; for people who want to know how clear it was.</param>
public sealed record Signal(SignalKind Kind, ImmutableArray<string> Fields, double Strength);

/// <summary>What can be seen in one picture alone.</summary>
public enum SignalKind
{
    /// <summary>The same digit stands twice on the page, pixel by pixel: perhaps copied within the picture.</summary>
    TwinGlyphs,

    /// <summary>An even pattern lies over the whole picture: perhaps a photograph of a screen.</summary>
    Screen,
}
