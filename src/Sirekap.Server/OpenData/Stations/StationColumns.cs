using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.OpenData.Stations;

/// <summary>The columns of the table of stations, the same in every format.</summary>
internal static class StationColumns
{
    /// <summary>The columns of a contest, in their order. Later editions may gain columns at the end; none is renamed.</summary>
    public static ImmutableArray<StationColumn> Of(Contest contest) => [.. Places, .. States, .. Figures(contest), .. Totals(contest), .. Evidence, .. Decisions];

    private static IEnumerable<StationColumn> Places =>
    [
        Text("station", "code", "definition", row => row.Station.Code),
        Text("station_name", "name", "definition", row => row.Station.Name),
        .. Tier("village", RegionLevel.Village),
        .. Tier("district", RegionLevel.District),
        .. Tier("regency", RegionLevel.Regency),
        .. Tier("province", RegionLevel.Province),
        Number("special", "flag", "definition", row => Flag(row.Station.IsSpecial)),
    ];

    private static IEnumerable<StationColumn> States =>
    [
        Text("state", "state", "count", row => row.State.Code()),
        Number("counted", "flag", "count", row => Flag(row.State.IsCounted())),
        Number("disputed", "flag", "objection", row => Flag(row.IsDisputed)),
        Text("findings", "rules", "count", row => List(row.Findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal))),
    ];

    private static IEnumerable<StationColumn> Figures(Contest contest) =>
        contest.Fields.Select((field, column) => new NumberColumn(field.Id, "votes", "figures", row => row.Figures?[column]?.Value) { Field = field.Id });

    private static IEnumerable<StationColumn> Totals(Contest contest)
    {
        var (valid, invalid, total) = (contest.Roles.Valid, contest.Roles.Invalid, contest.Roles.Total);
        string[] candidates = [.. contest.Candidates.Select(candidate => candidate.Field)];
        return
        [
            Number("valid_written", "votes", "figures", row => row.Sum([valid])),
            Number("valid_recomputed", "votes", "sum", row => row.Sum(candidates)),
            Number("total_written", "votes", "figures", row => row.Sum([total])),
            Number("total_recomputed", "votes", "sum", row => row.Sum([valid, invalid])),
        ];
    }

    private static IEnumerable<StationColumn> Evidence =>
    [
        Number("form_log", "index", "form", row => row.Form?.Index),
        Text("form_at", "time", "form", row => row.Form?.At.ToString()),
        Number("form_replaces", "index", "form", row => row.Form?.Replaces),
        Text("photos", "hashes", "form", row => row.Form is { } form ? Paged(form.Pages.Select(page => (page.Key, page.Value.ToString()))) : null),
        Text("reading_log", "indexes", "reading", row => Paged(row.Readings.Select(page => (page.Key, page.Value.Index.ToString(CultureInfo.InvariantCulture))))),
        Text("reading_at", "times", "reading", row => Paged(row.Readings.Select(page => (page.Key, page.Value.Statement.At.ToString())))),
        Text("reading_refused", "causes", "reading", row => Paged(
            row.Readings.Where(page => page.Value.Statement.Refused is not null).Select(page => (page.Key, page.Value.Statement.Refused!)))),
        Text("public_copies", "hashes", "reading", row => Paged(
            row.Readings.Where(page => page.Value.Statement.PublicCopy is not null).Select(page => (page.Key, page.Value.Statement.PublicCopy!.Value.ToString())))),
    ];

    private static IEnumerable<StationColumn> Decisions =>
    [
        Number("decision_log", "index", "decision", row => row.Decision?.Index),
        Number("decision_first_log", "index", "decision", row => row.Decision?.Seconds),
        Text("decision_at", "time", "decision", row => row.Decision?.Statement.At.ToString()),
        Text("decision_outcome", "outcome", "decision", row => row.Decision is { } decision ? Codes.Name(decision.Statement.Outcome) : null),
        Text("decision_reason", "reason", "decision", row => row.Decision is { } decision ? Codes.Name(decision.Statement.Reason) : null),
        Number("sampled", "flag", "count", row => Flag(row.IsSampled)),
        Number("recheck_log", "index", "recheck", row => row.Recheck?.Index),
    ];

    private static IEnumerable<StationColumn> Tier(string name, RegionLevel level) =>
    [
        Text(name, "code", "definition", row => At(row.Station, level)?.Code),
        Text(name + "_name", "name", "definition", row => At(row.Station, level)?.Name),
    ];

    private static TextColumn Text(string name, string unit, string source, Func<StationRow, string?> of) => new(name, unit, source, of);

    private static NumberColumn Number(string name, string unit, string source, Func<StationRow, long?> of) => new(name, unit, source, of);

    private static long Flag(bool value) => value ? 1 : 0;

    private static Region? At(Station station, RegionLevel level)
    {
        for (Region? region = station.Village; region is { } here; region = here.Parent)
        {
            if (here.Level == level)
                return here;
        }

        return null;
    }

    /// <summary>What belongs to pages, as <c>1:…;2:…</c>.</summary>
    private static string? Paged(IEnumerable<(int Page, string Value)> pages) =>
        List(pages.Select(page => string.Create(CultureInfo.InvariantCulture, $"{page.Page}:{page.Value}")));

    private static string? List(IEnumerable<string> values) => string.Join(';', values) is { Length: > 0 } list ? list : null;
}
