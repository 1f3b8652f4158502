using Sirekap.Election.Contests;
using Sirekap.Election.Rights;
using Sirekap.Election.Rules;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>A person's decision. It counts only with evidence for every page, and may break a rule only by saying that the paper does.</summary>
internal sealed class DecisionHandler : Handler<DecisionStatement>
{
    public override Dossier? DossierOf(Count count, Statement statement) =>
        statement is DecisionStatement decision ? Handlers.Dossier(count, decision.Contest, decision.Station) : null;

    protected override Refusal? Judge(Count count, DecisionStatement statement, SignedEntry entry)
    {
        if (count.Definition.Regions.FindStation(statement.Station) is not { } station)
            return Handlers.StationUnknown(statement.Station);
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        if (Handlers.Unentitled(count, entry, Deed.Decide, station) is { } foreign)
            return foreign;
        if (contest.DossierOf(station) is not { Form: { } form } dossier || form.Index != statement.Form)
            return new("form-superseded", $"Entry {statement.Form} is not the form in force of station {station.Code}.");
        if (contest.IsClosed(station))
            return Handlers.RecapClosed(station);
        if (!dossier.IsFullyRead)
            return new("not-read-yet", $"Not every photograph of entry {form.Index} has been read: decide when the machine has.");
        if (!statement.Outcome.HasFigures())
            return null;
        return Handlers.FieldsUnknown(contest.Contest, statement.Corrections.Keys) ?? JudgeFigures(count, contest, dossier, form, statement);
    }

    protected override void Enact(Count count, long index, DecisionStatement statement)
    {
        var dossier = Handlers.Dossier(count, statement.Contest, statement.Station)!;
        dossier.Decide(new(index, statement, Corrected(dossier.Form!.Figures, statement)));
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
        return broken is null || statement.Reason == DecisionReason.WrongOnPaper
            ? null
            : new("rules-broken", $"The figures break rule {broken.Code} ({broken.Expression}): only the reason wrong-on-paper lets them stand.");
    }

    private static FigureSet Corrected(FigureSet figures, DecisionStatement statement)
    {
        foreach (var (field, votes) in statement.Corrections)
            figures = figures.With(field, votes);
        return figures;
    }
}
