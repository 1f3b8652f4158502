using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.People;

/// <summary>The accounts of a region.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Region">The region's name.</param>
/// <param name="MaySee">Whether the role may look.</param>
/// <param name="MayManage">Whether it may invite, admit and revoke.</param>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Waiting">Those who wait for admission and match.</param>
/// <param name="Keys">The keys that match.</param>
/// <param name="Invited">The role that the form for invitations begins with, and the region.</param>
public sealed record PeopleView(
    DeskPerson Person,
    string Region,
    bool MaySee,
    bool MayManage,
    ListFace Face,
    ImmutableArray<WaitingLine> Waiting,
    ImmutableArray<KeyLine> Keys,
    (Role? Role, string Region) Invited)
{
    /// <summary>How many wait for this person's signature.</summary>
    public required int Arrived { get; init; }

    /// <summary>How the list of those who wait is chosen and sorted.</summary>
    public required ListFace WaitingFace { get; init; }

    /// <summary>How many keys the page shows; the file holds all.</summary>
    public const int MostLines = 200;

    /// <summary>The roles that work at a desk.</summary>
    public static ImmutableArray<Role> Roles { get; } =
        [Role.Reviewer, Role.Chair, Role.Secretary, Role.Supervisor, Role.Witness, Role.Auditor, Role.Board, Role.Registrar];

    internal static PeopleView Of(Count count, DeskPerson person, IQueryCollection query, IReadOnlyDictionary<KeyId, Arrival> arrivals, DateTimeOffset now)
    {
        var (own, maySee) = (count.Definition.Regions.FindRegion(person.Region), person.Role is Role.Registrar or Role.Auditor);
        var choice = PeopleList.Keys.Read(query);
        var wished = choice.Region.Length == 0 ? own : count.Definition.Regions.FindRegion(choice.Region);
        var keys = maySee && own is { } mine && wished is { } looked && (looked == mine || looked.Ancestors.Contains(mine)) ? count.KeyHoldersIn(looked) : [];
        var lines = keys.Where(key => PeopleList.IsUsual(choice, key)).OrderByDescending(key => key.EnrolledAt)
            .Select(key => new KeyLine(key, NameOf(count, key.Region), person.Role == Role.Registrar && key.IsActive && count.MayManage(person.Key, key.Role, key.Region)));
        var waiting = PeopleList.Waiting.Read(query);
        var arrived = arrivals.Where(arrival => IsWaiting(count, person, arrival, now))
            .SelectMany(arrival => count.Definition.Regions.FindRegion(arrival.Value.Region) is { } region ? new[] { new WaitingLine(arrival.Key, arrival.Value.Role, region, arrival.Value.At) } : [])
            .OrderBy(line => line.At.Moment).ToArray();
        return new(
            person,
            own?.Name ?? person.Region,
            maySee,
            person.Role == Role.Registrar,
            PeopleList.Keys.Face(choice, PeoplePages.Path + ".csv", "list.newest"),
            PeopleList.Waiting.Apply(waiting, count.Definition.Regions, arrived),
            PeopleList.Keys.Apply(choice, count.Definition.Regions, lines),
            (null, person.Region))
        {
            Arrived = arrived.Length,
            WaitingFace = PeopleList.Waiting.Face(waiting, PeoplePages.WaitingFile, "list.oldest"),
        };
    }

    internal byte[] WaitingToCsv() => Csv.Of(
        ["key", "role", "region", "name", "since"],
        Waiting.Select(line => new[] { line.Key.ToString(), line.Role.Name(), line.Region.Code, line.Region.Name, line.At.ToString() }));

    internal byte[] ToCsv() => Csv.Of(
        ["key", "role", "region", "name", "passkey", "entry", "since", "state", "reason", "revoked"],
        Keys.Select(line => line.Key).Zip(Keys.Select(line => line.Place), (key, place) => new[]
        {
            key.Key.ToString(), key.Role.Name(), key.Region, place, key.IsPasskey ? "1" : "0", FormattableString.Invariant($"{key.EnrolledAt}"), key.EnrolledOn.ToString(),
            PeopleList.StateOf(key), key.Revocation?.Reason ?? "", key.Revocation?.Second is { } second ? FormattableString.Invariant($"{second}") : "",
        }));

    private static bool IsWaiting(Count count, DeskPerson person, KeyValuePair<KeyId, Arrival> arrival, DateTimeOffset now) =>
        count.DescribeKey(arrival.Key) is null && !count.IsInvitationUsed(arrival.Value.Invitation)
        && now - arrival.Value.At.Moment < Arrival.Patience && count.MayManage(person.Key, arrival.Value.Role, arrival.Value.Region);

    private static string NameOf(Count count, string code) =>
        count.Definition.Regions.FindRegion(code) is { } region ? region.Name
        : count.Definition.Regions.FindStation(code) is { } station ? $"{station.Name} · {station.Village.Name}" : code;
}

/// <summary>Somebody who waits for admission.</summary>
/// <param name="Key">The new passkey.</param>
/// <param name="Role">What for.</param>
/// <param name="Region">Where.</param>
/// <param name="At">Since when.</param>
public sealed record WaitingLine(KeyId Key, Role Role, Region Region, StatementTime At);

/// <summary>A key in the list.</summary>
/// <param name="Key">The key.</param>
/// <param name="Place">The name of its region or station.</param>
/// <param name="MayRevoke">Whether the person may state its revocation.</param>
public sealed record KeyLine(KeyHolder Key, string Place, bool MayRevoke);
