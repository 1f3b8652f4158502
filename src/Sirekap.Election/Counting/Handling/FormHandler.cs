using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>An officer's form: the first of its station, or a replacement of the one in force while nobody has settled it.</summary>
internal sealed class FormHandler : Handler<FormStatement>
{
    /// <summary>Indonesia's easternmost time zone (WIT, UTC+9): voting day begins there.</summary>
    private static readonly TimeSpan EarliestZone = TimeSpan.FromHours(9);

    public override Dossier? DossierOf(Count count, Statement statement) =>
        statement is FormStatement form ? Handlers.Dossier(count, form.Contest, form.Station) : null;

    protected override Refusal? Judge(Count count, FormStatement statement, SignedEntry entry)
    {
        if (count.Definition.Regions.FindStation(statement.Station) is not { } station)
            return Handlers.StationUnknown(statement.Station);
        if (count.Contest(statement.Contest) is not { } contest)
            return Handlers.ContestUnknown(statement.Contest);
        if (Handlers.Unentitled(count, entry, Deed.SendForm, station) is { } foreign)
            return foreign;
        if (statement.At.Moment < new DateTimeOffset(count.Definition.Day, TimeOnly.MinValue, EarliestZone))
            return new("contest-not-open", $"Contest {statement.Contest} opens on {count.Definition.Day:yyyy-MM-dd}; check the clock of the phone.");
        if (Handlers.FieldsUnknown(contest.Contest, statement.Figures.Keys) is { } unknown)
            return unknown;
        if (statement.Pages.Keys.FirstOrDefault(page => page > contest.Contest.Form.Pages.Length) is var extra and > 0)
            return new("page-unknown", $"The form of contest {statement.Contest} has no page {extra}.");
        if (statement.Pages.Values.Distinct().Count() != statement.Pages.Count)
            return new("page-twice", "The same photograph is announced for two pages: take a picture of each page.");
        return contest.IsClosed(station) ? Handlers.RecapClosed(station) : JudgeReplacement(contest.DossierOf(station), statement);
    }

    protected override void Enact(Count count, long index, FormStatement statement)
    {
        var contest = count.Contest(statement.Contest)!;
        var station = count.Definition.Regions.FindStation(statement.Station)!.Value;
        Station? duplicate = null;
        foreach (var photo in statement.Pages.Values)
        {
            // The first station to announce a picture keeps it unmarked, so that nobody can stop another's form by naming its pictures later.
            if (!count.Photographs.TryAdd(photo, station) && count.Photographs[photo] != station)
                duplicate ??= count.Photographs[photo];
        }

        var dossier = contest.Open(station);
        dossier.Submit(new(
            index, station, statement.At, statement.Pages, FigureSet.From(contest.Contest, statement.Figures), statement.Replaces, duplicate?.Code));
        dossier.Settle(statement.At);
    }

    private static Refusal? JudgeReplacement(Dossier? dossier, FormStatement statement)
    {
        if (dossier?.Form is not { } form)
        {
            return statement.Replaces is { } nothing
                ? new("nothing-to-replace", $"Entry {nothing} is not a form of station {statement.Station}: send without \"replaces\".")
                : null;
        }

        // A form that nobody could read, or that was sent back, may come again, photographed better.
        if (dossier.Decision is { } decision && decision.Statement.Outcome.HasFigures())
            return new("already-decided", $"The form of station {statement.Station} has been decided on: a correction goes through the plenary.");
        return statement.Replaces == form.Index
            ? null
            : new("form-exists", $"Station {statement.Station} has sent entry {form.Index}: to replace it, name it in \"replaces\".");
    }
}
