using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>Enrolment and revocation: by the root everywhere, by a registrar for the people of its own region.</summary>
internal sealed class KeyHandler : Handler<KeyStatement>
{
    private static readonly Role[] ByRegistrars = [Role.Officer, Role.Reviewer, Role.Chair, Role.Supervisor];

    protected override Refusal? Judge(Count count, KeyStatement statement, SignedEntry entry)
    {
        var signer = count.Keys.Find(entry.Key)!;
        if (!signer.IsRoot && signer.Role != Role.Registrar)
            return new("key-role", $"Key {entry.Key} may not enrol or revoke keys: that takes the role registrar.");
        return statement.Action switch
        {
            EnrolKey enrol => JudgeEnrolment(count, signer, enrol),
            RevokeKey revoke => JudgeRevocation(count, signer, revoke),
            _ => throw new InvalidOperationException($"There is no key action {statement.Action.GetType().Name}."),
        };
    }

    protected override void Enact(Count count, long index, KeyStatement statement)
    {
        switch (statement.Action)
        {
            case EnrolKey enrol:
                var scope = Scope.Find(count.Definition.Regions, enrol.Region)!;
                count.Keys.Enrol(new(P256Verifier.Parse(enrol.PublicKey.AsSpan()), enrol.Role, scope) { EnrolledAt = index, Origin = enrol.Origin });
                break;
            case RevokeKey revoke:
                count.Keys.Find(revoke.Key)!.IsRevoked = true;
                break;
        }
    }

    private static Refusal? JudgeEnrolment(Count count, EnrolledKey signer, EnrolKey enrol)
    {
        if (Scope.Find(count.Definition.Regions, enrol.Region) is not { } scope)
            return new("region-unknown", $"There is no region or station {enrol.Region} in this election.");
        if ((enrol.Role == Role.Officer) != (scope is StationScope))
            return new("key-region", "An officer's key is enrolled for one station, every other key for a region.");
        if (!MayRule(signer, enrol.Role, scope))
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
        return MayRule(signer, subject.Role!.Value, subject.Scope)
            ? null
            : new("key-region", $"This registrar may not revoke key {revoke.Key}: it belongs to another region or role.");
    }

    private static bool MayRule(EnrolledKey signer, Role role, Scope scope) =>
        signer.IsRoot || (ByRegistrars.Contains(role) && scope switch
        {
            StationScope station => signer.Scope.Covers(station.Station),
            RegionScope region => signer.Scope.Covers(region.Region),
            _ => false,
        });
}
