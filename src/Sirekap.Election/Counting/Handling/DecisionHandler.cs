using Sirekap.Election.Contests;
using Sirekap.Election.Rights;
using Sirekap.Election.Rules;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>
/// A person's decision. It counts only with evidence for every page, and may break a rule only by saying that the paper does. One of the
/// plenary holds when chair and secretary of the district have both stated it.
/// </summary>
internal sealed class DecisionHandler : Handler
{
    public override Dossier? DossierOf(Count count, Statement statement) =>
        statement is DecisionStatement decision ? Handlers.Dossier(count, decision.Contest, decision.Station) : null;

    public override Refusal? Judge(Count count, SignedEntry entry)
    {
        var statement = (DecisionStatement)entry.Statement;
        if (count.Definition.Regions.FindStation(statement.Station) is not { } station)
            return Handlers.StationUnknown(statement.Station);
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        if ((statement.IsPlenary ? PlenaryDecisions.Unentitled(count, entry, station) : Handlers.Unentitled(count, entry, Deed.Decide, station)) is { } foreign)
            return foreign;
        if (contest.DossierOf(station) is not { Form: { } form } dossier || form.Index != statement.Form)
            return new("form-superseded", $"Entry {statement.Form} is not the form in force of station {station.Code}.");
        if (contest.IsClosed(station))
            return Handlers.RecapClosed(station);
        if (!dossier.OpenDifferences.IsEmpty && dossier.Recheck!.Key == entry.Key)
            return new("own-recheck", $"Key {entry.Key} has read this form again in the sample: somebody else decides.");
        if (!dossier.IsFullyRead)
            return new("not-read-yet", $"Not every photograph of entry {form.Index} has been read: decide when the machine has.");
        if (!statement.IsPlenary && dossier.Decision is { Statement.IsPlenary: true } meeting)
            return new("already-decided", $"The plenary has decided on the form of station {station.Code} in entry {meeting.Index}: only the plenary changes that.");
        if (Handlers.FieldsUnknown(contest.Contest, statement.Corrections.Keys) is { } unknown)
            return unknown;
        if (statement.Outcome.HasFigures() && JudgeFigures(count, contest, dossier, form, statement) is { } wrong)
            return wrong;
        return statement.IsPlenary ? PlenaryDecisions.Judge(count, contest, dossier, statement, entry) : null;
    }

    public override void Enact(Count count, long index, SignedEntry entry)
    {
        var statement = (DecisionStatement)entry.Statement;
        var dossier = Handlers.Dossier(count, statement.Contest, statement.Station)!;
        if (statement.IsPlenary && !PlenaryDecisions.IsSeconding(count, dossier, entry))
        {
            dossier.Propose(new(index, entry.Key, count.Keys.Find(entry.Key)!.Role!.Value, statement));
            return;
        }

        dossier.Decide(new(index, statement, Corrected(dossier.Form!.Figures, statement), statement.IsPlenary ? dossier.Proposed!.Index : null)
        {
            Before = dossier.Figures!,
            Earlier = dossier.Decision is { } earlier ? earlier.Earlier.Add(earlier.Index) : [],
        });
        dossier.Settle(statement.At);
    }

    private static Refusal? JudgeFigures(
        Count count, ContestCount contest, Dossier dossier, PlacedForm form, DecisionStatement statement)
    {
        if (contest.Contest.Form.Pages.FirstOrDefault(page => !dossier.Readings.ContainsKey(page.Number)) is { } page)
            return new("evidence-missing", $"There is no photograph of page {page.Number}: no figure counts without its evidence.");
        var figures = Corrected(form.Figures, statement);
        if (!figures.IsComplete)
            return new("figures-incomplete", "The decision leaves a field without a number: correct it, or find the form unreadable.");
        var broken = RuleBook.Check(figures).FirstOrDefault(finding => count.Definition.Catalogue[finding.Code].Severity == Severity.Hard);
        return broken is null || statement.Reason == DecisionReason.WrongOnPaper || statement is { IsPlenary: true, Note: not null }
            ? null
            : new("rules-broken", $"The figures break rule {broken.Code} ({broken.Expression}): only the reason wrong-on-paper, or a note of the plenary, lets them stand.");
    }

    private static FigureSet Corrected(FigureSet figures, DecisionStatement statement)
    {
        foreach (var (field, votes) in statement.Corrections)
            figures = figures.With(field, votes);
        return figures;
    }
}
