using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting.Handling;

/// <summary>
/// An officer's form: the first of its station, a replacement of the one in force while nobody has settled it, or another phone's that contradicts
/// the one in force (docs/decisions/0026-two-phones-disagree-in-public.md).
/// </summary>
internal sealed class FormHandler : Handler
{
    /// <summary>Indonesia's easternmost time zone (WIT, UTC+9): voting day begins there.</summary>
    private static readonly TimeSpan EarliestZone = TimeSpan.FromHours(9);

    public override Dossier? DossierOf(Count count, Statement statement) =>
        statement is FormStatement form ? Handlers.Dossier(count, form.Contest, form.Station) : null;

    public override Refusal? Judge(Count count, SignedEntry entry)
    {
        var statement = (FormStatement)entry.Statement;
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
        return contest.IsClosed(station) ? Handlers.RecapClosed(station) : JudgePlace(contest.DossierOf(station), statement, entry.Key);
    }

    public override void Enact(Count count, long index, SignedEntry entry)
    {
        var statement = (FormStatement)entry.Statement;
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
        var figures = FigureSet.From(contest.Contest, statement.Figures);
        if (dossier.Form is not null && statement.Replaces is null)
            dossier.Oppose(new(index, entry.Key, statement.At, statement.Pages, figures));
        else
            dossier.Submit(new(index, station, statement.At, statement.Pages, figures, statement.Replaces, duplicate?.Code), entry.Key);
        dossier.Settle(statement.At);
    }

    private static Refusal? JudgePlace(Dossier? dossier, FormStatement statement, KeyId key)
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
        return statement.Replaces == form.Index || IsRival(dossier, form, statement, key)
            ? null
            : new("form-exists", $"Station {statement.Station} has sent entry {form.Index}: to replace it, name it in \"replaces\".");
    }

    /// <summary>Another phone's word against the one in force. One from each phone, so that nobody can bury a station under forms.</summary>
    private static bool IsRival(Dossier dossier, PlacedForm form, FormStatement statement, KeyId key) =>
        statement.Replaces is null && !dossier.HasFormBy(key) && !FigureSet.From(dossier.Contest, statement.Figures).Equals(form.Figures);
}
