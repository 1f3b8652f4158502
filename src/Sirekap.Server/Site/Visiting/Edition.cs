using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Witnesses;

namespace Sirekap.Server.Site.Visiting;

/// <summary>The version of everything on a page: how much of the log it was counted from, and what of the log is published.</summary>
/// <param name="Size">The number of entries that the page was counted from.</param>
/// <param name="Changed">The time of the newest statement among them; null while there is none.</param>
/// <param name="Origin">The log's name.</param>
/// <param name="PublishedSize">The size of the newest published checkpoint.</param>
/// <param name="Published">When it was published, and by whose clock; null while there is none, or nobody can say.</param>
/// <param name="RootHash">Its root hash in base64; null while there is none.</param>
public sealed record Edition(
    long Size, StatementTime? Changed, string Origin, long PublishedSize, Dated? Published, string? RootHash)
{
    /// <summary>The version of a page that could not ask the count.</summary>
    public static Edition Unknown { get; } = new(0, null, "", 0, null, null);

    /// <summary>How this mirror and its origin stand; null where statements are taken in.</summary>
    public MirrorNote? Mirror { get; init; }

    /// <summary>How many witnesses have cosigned the newest published checkpoint; null where nobody knows whom to expect.</summary>
    public WitnessTally? Witnesses { get; init; }

    /// <summary>The entry that closed the log; null while it is open.</summary>
    public long? ClosedAt { get; init; }

    /// <summary>The log that this one continues, and up to where; null for the first of its election.</summary>
    public Predecessor? After { get; init; }

    /// <summary>How many takedowns are in force by this server's clock: what is withheld comes back without a new entry.</summary>
    public int InForce { get; init; }

    internal static Edition Of(Count count, ILogStatus log) =>
        new(count.Size, count.Changed, log.Origin, log.PublishedSize, log.Published, log.RootHash)
        {
            Mirror = log.Mirror,
            Witnesses = log.Witnesses,
            ClosedAt = count.ClosedAt,
            After = count.Opening?.After,
        };
}
