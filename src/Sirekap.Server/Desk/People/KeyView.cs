using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;

namespace Sirekap.Server.Desk.People;

/// <summary>One key, for taking it away.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Key">The key.</param>
/// <param name="Place">The name of its region.</param>
/// <param name="MayRevoke">Whether the person may state its revocation now.</param>
/// <param name="IsOwnFirst">Whether the person has stated it, and a second one is awaited.</param>
public sealed record KeyView(DeskPerson Person, KeyHolder Key, string Place, bool MayRevoke, bool IsOwnFirst)
{
    internal static KeyView? Of(Count count, DeskPerson person, string id)
    {
        if (person.Role is not (Role.Registrar or Role.Auditor) || count.Definition.Regions.FindRegion(person.Region) is not { } region)
            return null;
        var key = count.KeyHoldersIn(region).FirstOrDefault(key => key.Key.ToString() == id);
        if (key is null)
            return null;
        var isOwnFirst = key is { IsActive: true, Revocation.By: var by } && by == person.Key;
        var place = count.Definition.Regions.FindRegion(key.Region)?.Name ?? key.Region;
        return new(person, key, place, key.IsActive && !isOwnFirst && count.MayManage(person.Key, key.Role, key.Region), isOwnFirst);
    }
}
