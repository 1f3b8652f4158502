using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>Objections by supervisors and witnesses to a form or to a tier, answered by the chair or a reviewer of the region.</summary>
internal sealed class ObjectionHandler : Handler
{
    public override Dossier? DossierOf(Count count, Statement statement) =>
        statement is ObjectionStatement { Station: { } station } objection ? Handlers.Dossier(count, objection.Contest, station) : null;

    public override Refusal? Judge(Count count, SignedEntry entry)
    {
        var statement = (ObjectionStatement)entry.Statement;
        var deed = statement.Answers is null ? Deed.Object : Deed.AnswerObjection;
        return statement.Region is { } region ? JudgeTier(count, entry, statement, deed, region) : JudgeForm(count, entry, statement, deed, statement.Station!);
    }

    public override void Enact(Count count, long index, SignedEntry entry)
    {
        var statement = (ObjectionStatement)entry.Statement;
        var contest = count.Contest(statement.Contest)!;
        var raised = statement.Answers is null ? new Objection(index, statement.Text, null, null) { At = statement.At, By = count.Keys.Find(entry.Key)!.Role!.Value } : null;
        if (statement.Region is { } code)
        {
            var region = count.Definition.Regions.FindRegion(code)!.Value;
            if (raised is not null)
                contest.Objections.Raise(region, raised);
            else
                contest.Objections.Answer(region, statement.Answers!.Value, index, statement);
            return;
        }

        var dossier = Handlers.Dossier(count, statement.Contest, statement.Station!)!;
        if (raised is not null)
            dossier.Object(raised);
        else
            dossier.Answer(statement.Answers!.Value, index, statement);
        dossier.Settle(statement.At);
    }

    private static Refusal? JudgeForm(Count count, SignedEntry entry, ObjectionStatement statement, Deed deed, string code)
    {
        if (count.Definition.Regions.FindStation(code) is not { } station)
            return Handlers.StationUnknown(code);
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        if (Handlers.Unentitled(count, entry, deed, station) is { } foreign)
            return foreign;
        return statement.Answers is not { } answered || contest.DossierOf(station)?.Objections.Any(open => open.Index == answered && open.Answer is null) == true
            ? null
            : Unknown(answered, $"to the form of station {station.Code}");
    }

    private static Refusal? JudgeTier(Count count, SignedEntry entry, ObjectionStatement statement, Deed deed, string code)
    {
        if (count.Definition.Regions.FindRegion(code) is not { Level: not RegionLevel.Village } region)
            return new("region-unknown", $"{code} is not a district, regency, province or the nation.");
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        if (Handlers.RoleLacks(count, entry, deed) is { } lacking)
            return lacking;
        if (!count.Keys.Find(entry.Key)!.Scope.Covers(region))
            return new("key-region", $"Key {entry.Key} is enrolled for another region than {region.Code}.");
        return statement.Answers is not { } answered || contest.Objections.Of(region).Any(open => open.Index == answered && open.Answer is null)
            ? null
            : Unknown(answered, $"to the recapitulation of {region.Code}");
    }

    private static Refusal Unknown(long answered, string where) => new("objection-unknown", $"Entry {answered} is not an open objection {where}.");
}
