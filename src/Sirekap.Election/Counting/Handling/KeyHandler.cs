using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>
/// Enrolment and revocation: by the root everywhere, by a registrar for the people of its own region. A passkey is revoked when two
/// different registrars have stated it, or the root.
/// </summary>
internal sealed class KeyHandler : Handler
{
    public override Refusal? Judge(Count count, SignedEntry entry)
    {
        var signer = count.Keys.Find(entry.Key)!;
        if (!signer.IsRoot && Handlers.RoleLacks(count, entry, Deed.ManagePeople) is { } lacking)
            return lacking;
        return ((KeyStatement)entry.Statement).Action switch
        {
            EnrolKey enrol => JudgeEnrolment(count, signer, enrol),
            RevokeKey revoke => JudgeRevocation(count, signer, revoke),
            var action => throw new InvalidOperationException($"There is no key action {action.GetType().Name}."),
        };
    }

    public override void Enact(Count count, long index, SignedEntry entry)
    {
        switch (((KeyStatement)entry.Statement).Action)
        {
            case EnrolKey enrol:
                var scope = Scope.Find(count.Definition.Regions, enrol.Region)!;
                count.Keys.Enrol(new(P256Verifier.Known(enrol.PublicKey.AsSpan()), enrol.Role, scope) { EnrolledAt = index, EnrolledOn = entry.Statement.At, Origin = enrol.Origin });
                if (enrol.Invitation is { } invitation)
                    count.Keys.Use(invitation);
                break;
            case RevokeKey revoke:
                var subject = count.Keys.Find(revoke.Key)!;
                var second = NeedsSecond(count.Keys.Find(entry.Key)!, subject) ? (long?)null : index;
                subject.Revocation = (subject.Revocation ?? new(index, entry.Statement.At, entry.Key, revoke.Reason, null)) with { Second = second };
                break;
        }
    }

    private static Refusal? JudgeEnrolment(Count count, EnrolledKey signer, EnrolKey enrol)
    {
        if (Scope.Find(count.Definition.Regions, enrol.Region) is not { } scope)
            return new("region-unknown", $"There is no region or station {enrol.Region} in this election.");
        if ((enrol.Role == Role.Officer) != (scope is StationScope))
            return new("key-region", "An officer's key is enrolled for one station, every other key for a region.");
        if (enrol.Invitation is { } invitation && count.Keys.IsUsed(invitation))
            return new("invitation-used", "The invitation has let somebody in before: give out a new one.");
        if (!Entitlement.MayRule(signer, enrol.Role, scope))
            return new("key-region", $"This registrar may not enrol the role {enrol.Role.Name()} for {enrol.Region}.");
        try
        {
            using var parsed = P256Verifier.Parse(enrol.PublicKey.AsSpan());
            return count.Keys.Find(parsed.Id) is null ? null : new("key-known", $"Key {parsed.Id} was enrolled before: make a new one.");
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private static Refusal? JudgeRevocation(Count count, EnrolledKey signer, RevokeKey revoke)
    {
        if (count.Keys.Find(revoke.Key) is not { IsRoot: false } subject)
            return new("key-unknown", $"Key {revoke.Key} is not enrolled, so it cannot be revoked.");
        if (subject.IsRevoked)
            return new("key-revoked", $"Key {revoke.Key} has been revoked before.");
        if (NeedsSecond(signer, subject) && subject.Revocation?.By == signer.Verifier.Id)
            return new("second-signer", $"You have signed the revocation of key {revoke.Key}: it holds when a second registrar signs it too.");
        return Entitlement.MayRule(signer, subject.Role!.Value, subject.Scope)
            ? null
            : new("key-region", $"This registrar may not revoke key {revoke.Key}: it belongs to another region or role.");
    }

    /// <summary>Four eyes take a passkey away: the root's two, or those of two registrars.</summary>
    private static bool NeedsSecond(EnrolledKey signer, EnrolledKey subject) =>
        subject.Origin is not null && !signer.IsRoot && (subject.Revocation is null || subject.Revocation.By == signer.Verifier.Id);
}
