using System.Collections.Frozen;
using Sirekap.Election.Counting;

namespace Sirekap.Cli.Verification;

/// <summary>
/// Judges the entries that the count ignores. A statement may come too late through no fault of the server: the key was revoked,
/// another was faster, the recapitulation had closed; such entries are told and no more. Every other reason holds wherever the
/// statement stands (a foreign key, a bad signature, a region that the key has no right in): no honest server lets it in.
/// </summary>
internal static class IgnoredCheck
{
    /// <summary>The refusals that depend on the statement's place in the log; docs/statements.md marks the same.</summary>
    public static FrozenSet<string> OfPlace { get; } = FrozenSet.ToFrozenSet(
        [
            "already-decided",
            "chunks-wrong",
            "document-differs",
            "figures-moved",
            "form-exists",
            "form-superseded",
            "form-unsettled",
            "invitation-used",
            "K.501",
            "key-known",
            "key-revoked",
            "not-read-yet",
            "nothing-to-replace",
            "objection-unknown",
            "photo-not-published",
            "reading-exists",
            "recap-accepted",
            "recap-below-open",
            "recap-below-unaccepted",
            "recap-closed",
            "recap-exists",
            "recap-not-closed",
            "recap-not-open",
            "report-unknown",
            "second-signer",
            "sequence-replayed",
            "takedown-exists",
            "takedown-unknown",
        ],
        StringComparer.Ordinal);

    /// <summary>The ignored entries that no honest server would have let in.</summary>
    public static IReadOnlyList<Problem> Unlawful(Count count) =>
    [
        .. count.Ignored.Where(entry => !OfPlace.Contains(entry.Reason.Code))
            .Select(entry => new Problem($"log entry {entry.Index}", Words.Unlawful(entry.Reason))),
    ];
}
