using Sirekap.Log;

namespace Sirekap.Mirror.Comparing;

/// <summary>How two checkpoints of one log stand to each other. Each bears the log's signature.</summary>
public static class Comparison
{
    /// <summary>Compares them; where the sizes differ, the larger one's tiles must give the proof.</summary>
    public static async Task<Relation> CompareAsync(ShownCheckpoint one, ShownCheckpoint other, CancellationToken cancellation)
    {
        var (small, large) = one.Signed.Size <= other.Signed.Size ? (one, other) : (other, one);
        if (small.Signed.Size == large.Signed.Size)
            return small.Signed.Root == large.Signed.Root ? new Relation.Same() : new Relation.Forked();
        var sentence = $"{large.Name} has no tiles to prove anything by: give the site or folder that it came from.";
        foreach (var tiles in new[] { large.Tiles, small.Tiles })
        {
            try
            {
                if (tiles is not null)
                    return await large.Signed.PrefixRootAsync(small.Signed.Size, tiles, cancellation) == small.Signed.Root ? new Relation.Grew() : new Relation.Forked();
            }
            catch (LogDataException broken)
            {
                sentence = broken.Message;
            }
        }

        return new Relation.Unknown(sentence);
    }
}

/// <summary>What a comparison found.</summary>
public abstract record Relation
{
    /// <summary>The same state of the same history.</summary>
    public sealed record Same : Relation;

    /// <summary>The larger one contains the smaller one's history.</summary>
    public sealed record Grew : Relation;

    /// <summary>Two histories that exclude each other, both signed by the log: a fork, proven to anyone who has both notes.</summary>
    public sealed record Forked : Relation;

    /// <summary>Nothing can be said.</summary>
    /// <param name="Sentence">Why.</param>
    public sealed record Unknown(string Sentence) : Relation;
}

/// <summary>A checkpoint as somebody showed it.</summary>
/// <param name="Name">Where it came from, for people.</param>
/// <param name="Signed">The checkpoint; the log's signature was checked.</param>
/// <param name="Key">The key that it was checked with.</param>
/// <param name="Tiles">The tiles beside it; null where a single file was shown.</param>
public sealed record ShownCheckpoint(string Name, SignedCheckpoint Signed, NoteVerifier Key, ITileSource? Tiles);
