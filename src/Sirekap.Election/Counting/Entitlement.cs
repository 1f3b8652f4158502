using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>Asks the count for rights, for pages that show only what the fold would take.</summary>
public static class Entitlement
{
    /// <summary>Whether a key that is not revoked holds a right over a station.</summary>
    public static bool Entitles(this Count count, KeyId key, Deed deed, Station station) =>
        count.Keys.Find(key) is { IsRevoked: false, Role: { } role, Scope: var scope } && RightsTable.Find(role, deed) is { } right && scope.Reaches(right.Reach, station);

    /// <summary>Whether a key that is not revoked holds a right over a region.</summary>
    public static bool Entitles(this Count count, KeyId key, Deed deed, Region region) =>
        count.Keys.Find(key) is { IsRevoked: false, Role: { } role, Scope: var scope } && RightsTable.Find(role, deed) is { } right && scope.Reaches(right.Reach, region);

    /// <summary>Whether whoever is enrolled in a role for a region holds a right over that whole region.</summary>
    public static bool Entitles(this ElectionDefinition election, Role role, string region, Deed deed) =>
        election.Regions.FindRegion(region) is { } own && RightsTable.Find(role, deed) is { } right && new RegionScope(own).Reaches(right.Reach, own);

    /// <summary>Whether a key that is not revoked enrols and revokes keys of a role in a region or at a station.</summary>
    public static bool MayManage(this Count count, KeyId registrar, Role role, string region) =>
        count.Keys.Find(registrar) is { IsRevoked: false } key && (key.IsRoot || RightsTable.Find(key.Role!.Value, Deed.ManagePeople) is not null)
        && Scope.Find(count.Definition.Regions, region) is { } scope && MayRule(key, role, scope);

    /// <summary>Every key but the root's that is enrolled in a region, in the order of enrolment.</summary>
    public static IEnumerable<KeyHolder> KeyHoldersIn(this Count count, Region region)
    {
        var within = new RegionScope(region);
        return count.Keys.All.Where(key => !key.IsRoot && within.Reaches(Reach.Within, key.Scope)).OrderBy(key => key.EnrolledAt).Select(key =>
            new KeyHolder(key.Verifier.Id, key.Role!.Value, key.Scope.Code, key.Origin is not null, key.EnrolledAt, key.EnrolledOn, key.Revocation));
    }

    /// <summary>Whether somebody was enrolled by an invitation.</summary>
    public static bool IsInvitationUsed(this Count count, Digest invitation) => count.Keys.IsUsed(invitation);

    /// <summary>Whether a key enrols and revokes keys of a role there.</summary>
    internal static bool MayRule(EnrolledKey signer, Role role, Scope scope)
    {
        if (signer.IsRoot)
            return true;
        // Machines are the root's alone.
        var deed = role == Role.Registrar ? Deed.ManageAdministrators : Deed.ManagePeople;
        return role is not (Role.Reader or Role.Importer or Role.Server) && RightsTable.Find(signer.Role!.Value, deed) is { } right && signer.Scope.Reaches(right.Reach, scope);
    }

    /// <summary>Why a registrar of the whole nation could not enrol somebody; null if it could. Machines and officers are not invited to a desk.</summary>
    public static Refusal? JudgeInvitation(ElectionDefinition election, Role role, string region)
    {
        if (role is Role.Officer or Role.Reader or Role.Importer or Role.Server)
            return new("key-role", $"The role {role.Name()} does not work at the desk: it has a device's key.");
        if (election.Regions.FindRegion(region) is not { } found)
            return new("region-unknown", $"There is no region {region} in this election: give the code of a province, regency, district or village, or 0 for the nation.");
        return role == Role.Registrar && found == election.Regions.Nation
            ? new("key-region", "An administrator of accounts for the whole nation is enrolled with the root key; invite one for a region.")
            : null;
    }
}
