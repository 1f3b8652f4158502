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
        count.Keys.Find(key) is { IsRevoked: false, Role: { } role, Scope: var scope } && RightsTable.Find(role, deed) is not null && scope.Covers(station);

    /// <summary>Whether a key that is not revoked holds a right over a region, wherever its recapitulation stands.</summary>
    public static bool Entitles(this Count count, KeyId key, Deed deed, Region region) =>
        count.Keys.Find(key) is { IsRevoked: false, Role: { } role, Scope: var scope } && RightsTable.Find(role, deed) is { Reach: var reach } && scope.Reaches(reach, region);

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
