using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.People;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.Deeds;

/// <summary>What people of the desk have stated about forms of an auditor's region: who, when, about which station, and what the fold ignored of it.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Region">The region's name.</param>
/// <param name="MaySee">Whether the role may look.</param>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Lines">Those that match, newest first where nothing else is asked for.</param>
public sealed record DeedView(DeskPerson Person, string Region, bool MaySee, ListFace Face, ImmutableArray<DeedLine> Lines)
{
    /// <summary>How many the page shows; the file holds all.</summary>
    public const int MostLines = 200;

    private static readonly ImmutableArray<string> _kinds = ["decision", "recheck", "objection", "report", "takedown"];

    private static readonly DeskList<DeedLine> _list = new(
        [
            new("jenis", "desk.deeds.kind", [.. _kinds.Select(kind => new PickValue(kind, $"history.{kind}"))], (line, kind) => line.Entry.Kind == kind),
            new("peran", "desk.people.role", [.. PeopleView.Roles.Select(role => new PickValue(role.Name(), $"role.{role}"))], (line, role) => line.Role.Name() == role),
            new("status", "list.state", [new("berlaku", "desk.deeds.holds"), new("diabaikan", "desk.deeds.ignored")], (line, state) => (state == "berlaku") == line.Entry.Ignored is null),
        ],
        [
            Column.Number<DeedLine>("waktu", "desk.deeds.time", line => line.Entry.At.Moment.ToUnixTimeMilliseconds()),
            Column.Text<DeedLine>("jenis", "desk.deeds.kind", line => line.Entry.Kind),
            Column.Text<DeedLine>("tps", "desk.queue.station", line => line.Station.Code),
            Column.Text<DeedLine>("peran", "desk.people.role", line => line.Role.Name()),
            Column.Text<DeedLine>("kunci", "desk.people.key", line => line.Entry.Key.ToString()),
            Column.Number<DeedLine>("entri", "desk.deeds.entry", line => line.Entry.Index),
        ],
        (line, region) => region.Contains(line.Station));

    internal static DeedView Of(Count count, DeskPerson person, IQueryCollection query)
    {
        var (own, choice) = (count.Definition.Regions.FindRegion(person.Region), _list.Read(query));
        var maySee = person.Role == Role.Auditor && own is not null;
        return new(
            person, own?.Name ?? person.Region, maySee, _list.Face(choice, DeedPages.Path + ".csv", "list.newest"),
            maySee ? _list.Apply(choice, count.Definition.Regions, LinesOf(count, own!.Value).OrderByDescending(line => line.Entry.Index)) : []);
    }

    internal byte[] ToCsv() => Csv.Of(
        ["log", "at", "kind", "contest", "station", "name", "role", "key", "ignored"],
        Lines.Select(line => new[]
        {
            FormattableString.Invariant($"{line.Entry.Index}"), line.Entry.At.ToString(), line.Entry.Kind, line.Contest, line.Station.Code, line.Station.Name,
            line.Role.Name(), line.Entry.Key.ToString(), line.Entry.Ignored?.Code ?? "",
        }));

    /// <summary>Statements of servers and machines about the same forms are nobody's deeds.</summary>
    private static IEnumerable<DeedLine> LinesOf(Count count, Region region)
    {
        var roles = new Dictionary<KeyId, Role?>();
        return from contest in count.Definition.Contests
               from dossier in count.Contest(contest.Code)!.HandledIn(region)
               from entry in dossier.History
               where _kinds.Contains(entry.Kind) && RoleOf(entry.Key) is not null
               select new DeedLine(entry, contest.Code, dossier.Station, RoleOf(entry.Key)!.Value);

        Role? RoleOf(KeyId key)
        {
            if (!roles.TryGetValue(key, out var role))
                roles[key] = role = PeopleView.Roles.Where(known => known.Name() == count.DescribeKey(key)?.Role).Select(known => (Role?)known).FirstOrDefault();
            return role;
        }
    }
}

/// <summary>A statement in the list.</summary>
/// <param name="Entry">Which, by whom, when.</param>
/// <param name="Contest">The contest's code.</param>
/// <param name="Station">About which station's form.</param>
/// <param name="Role">What the signer is.</param>
public sealed record DeedLine(HistoryEntry Entry, string Contest, Station Station, Role Role);
