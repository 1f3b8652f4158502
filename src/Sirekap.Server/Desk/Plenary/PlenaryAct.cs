using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Signing;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>Makes the statement of a step out of what the page sends: what it asks for, and what it showed.</summary>
internal static class PlenaryAct
{
    /// <summary>The statement that the step means now.</summary>
    /// <exception cref="RefusedException">The request is not understood, or what the page showed is not so any more.</exception>
    public static Statement Read(StatementHead head, CanonicalObject body)
    {
        var count = head.Count;
        var (code, name) = (body.Text("contest"), body.Text("region"));
        var contest = count.Contest(code) ?? throw new RefusedException("contest-unknown", $"There is no contest \"{code}\" in this election.");
        if (count.Definition.Regions.FindRegion(name) is not { Level: not RegionLevel.Village } region)
            throw new RefusedException("region-unknown", $"{name} is not a district, regency, province or the nation.");
        var act = body.Text("act");
        if (act is "correct" or "second")
        {
            var correction = PlenaryCorrections.Read(count, contest, act, body);
            body.Done();
            return correction with { At = head.At, Sequence = head.Sequence };
        }

        RecapAction action = act switch
        {
            "open" => new OpenRecap(ReadAttendance(body.Object("attendance"))),
            "close" => ReadClosing(count, contest, region, body),
            "accept" => new AcceptRecap(body.Text("first", 4), body.Text("second", 4)),
            "reopen" => new ReopenRecap(body.Text("reason", 500)),
            _ => throw new RefusedException("malformed", $"A plenary is opened, closed, accepted or reopened, and corrects; it cannot be \"{act}\"."),
        };
        body.Done();
        return new RecapStatement { Election = head.Election, At = head.At, Sequence = head.Sequence, Region = region.Code, Contest = contest.Contest.Code, Action = action };
    }

    private static ImmutableSortedDictionary<Role, int> ReadAttendance(CanonicalObject attendance) =>
        attendance.Names.ToImmutableSortedDictionary(Roles.Parse, role => (int)attendance.Integer(role, 1, OpenRecap.MostPresent));

    private static CloseRecap ReadClosing(Count count, ContestCount contest, Region region, CanonicalObject body)
    {
        var (shown, entries) = (Digest.Parse(body.Text("document")), body.Integer("entries", 0, long.MaxValue));
        var document = RecapSheet.Of(count, contest, region).ToDigest();
        if (shown != document)
            throw new RefusedException("recap-moved", $"The figures of {region.Code} are not those that you have seen. Since then: {Changes.Since(contest, region, entries)} Look at them again.");
        var totals = contest.TotalsOf(region);
        return new(contest.Contest.Fields.ToImmutableSortedDictionary(field => field.Id, field => totals[field.Id], StringComparer.Ordinal), document);
    }
}

/// <summary>What happened since somebody looked.</summary>
internal static class Changes
{
    private const int Most = 3;

    public static string Since(ContestCount contest, Region region, long entries)
    {
        var lines = contest.DossiersIn(region)
            .SelectMany(dossier => dossier.History.Where(line => line.Index >= entries && line.Ignored is null).Select(line => (dossier.Station, line)))
            .OrderByDescending(change => change.line.Index).Take(Most)
            .Select(change => $"entry {change.line.Index} ({change.line.Kind}, station {change.Station.Code})");
        return string.Join("; ", lines) is { Length: > 0 } said ? said + "." : $"the log has grown since entry {entries}.";
    }
}
