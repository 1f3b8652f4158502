using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tags;

/// <summary>A tag seen in a picture.</summary>
/// <param name="Id">The tag's id, or null for a tag that is none of those looked for.</param>
/// <param name="Corners">The outer corners of the black border, in the order of the tag's own upright.</param>
/// <param name="Errors">How many of the 36 cells had to be corrected, at most <see cref="TagFinder.MostErrors"/>.</param>
/// <param name="Paper">The brightness around the tag.</param>
/// <param name="Ink">The brightness of the tag's border.</param>
internal sealed record TagSighting(int? Id, Quad Corners, int Errors, double Paper, double Ink)
{
    /// <summary>The share of the paper's light that print takes away, 0 to 1: how dark black is in this photograph.</summary>
    public double Print => 1 - (Ink / Paper);
}
