using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Storage;

namespace Sirekap.Server.Phones;

/// <summary>
/// A new phone takes the place of its station's earlier ones: their keys are revoked after the new one is enrolled, so that a station is never
/// without a phone. Done again whenever the same phone asks with the same code, so an answer or a process that was lost in between costs nothing.
/// </summary>
internal sealed class EarlierPhones(DeskRegistrar registrar, LiveCount live)
{
    /// <summary>Revokes the keys that were enrolled for the station before this one.</summary>
    /// <param name="code">The code that was used, which says why, and whether at all.</param>
    /// <param name="station">The station that it is of.</param>
    /// <param name="key">The new phone's key.</param>
    public async Task GiveWayAsync(EnrolmentCode code, Station station, KeyId key)
    {
        if (ReasonOf(code.Purpose) is not { } reason)
            return;
        foreach (var earlier in live.Read(count => count.DescribeKey(key) is { } own ? count.OfficersBefore(station, own.EnrolledAt) : []))
        {
            var outcome = await registrar.Signer.AppendAsync(
                (at, sequence) => KeyStatement.Revoke(live.Definition.Id, at, sequence, earlier, reason), CancellationToken.None);
            if (Failure(outcome, live.Read(count => count.NextSequence(earlier)) is not null) is { } refusal)
                throw new RefusedException(refusal.Code, refusal.Sentence);
        }
    }

    /// <summary>
    /// Why the earlier phone has not given way; null if it has. Somebody else may have revoked its key meanwhile: it signs no more, and that is what was
    /// wanted. The code alone does not tell, for <c>key-revoked</c> may speak of the registrar's own key.
    /// </summary>
    /// <param name="outcome">What came of the revocation.</param>
    /// <param name="stillSigns">Whether the earlier key still may sign.</param>
    internal static Sirekap.Storage.Refusal? Failure(AppendOutcome outcome, bool stillSigns) =>
        outcome is AppendOutcome.Refused { Refusal: var refusal } && stillSigns ? refusal : null;

    private static string? ReasonOf(EnrolmentPurpose purpose) => purpose switch
    {
        EnrolmentPurpose.Replace => "replaced",
        EnrolmentPurpose.Lost => "lost",
        _ => null,
    };
}
