using System.Globalization;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Recaps;

/// <summary>
/// Which two of the sixteen chunks of a document's digest the receiving tier retypes from the paper. They follow from the closing entry's
/// hash, so the receiving tier does not choose them, and nobody knows them before the closing is signed.
/// </summary>
/// <param name="First">The first place, from 1.</param>
/// <param name="Second">The second place, after the first.</param>
public readonly record struct AskedChunks(int First, int Second)
{
    private const int Chunks = 16, Length = 4;

    /// <summary>The places that follow from a closing entry.</summary>
    /// <param name="entry">The entry as it stands in the log.</param>
    public static AskedChunks Of(ReadOnlySpan<byte> entry)
    {
        var hash = Digest.Of(entry).ToString();
        var one = int.Parse(hash.AsSpan(0, Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % Chunks;
        var other = int.Parse(hash.AsSpan(Length, Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % (Chunks - 1);
        other = other < one ? other : other + 1;
        return new(Math.Min(one, other) + 1, Math.Max(one, other) + 1);
    }

    /// <summary>The chunks of a digest at these places.</summary>
    public (string First, string Second) In(Digest document) => (Chunk(document, First), Chunk(document, Second));

    private static string Chunk(Digest document, int place) => document.ToString().Substring((place - 1) * Length, Length);
}
