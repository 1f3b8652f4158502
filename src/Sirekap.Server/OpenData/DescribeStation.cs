using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Readings;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.OpenData.Takedowns;

namespace Sirekap.Server.OpenData;

/// <summary>Takes a station's document out of the count.</summary>
internal static class DescribeStation
{
    public static StationDocument Of(Count count, ContestCount contest, Station station, PhotoLinks photos)
    {
        var catalogue = count.Definition.Catalogue;
        var dossier = contest.DossierOf(station);
        return new(
            station.Code, station.Name, contest.Contest.Code, contest.StateOf(station).Code(), dossier is { IsDisputed: true },
            dossier?.Decision is { Statement: var decided } decision ? new(decision.Index, Codes.Name(decided.Outcome), Codes.Name(decided.Reason), decided.Note) : null,
            Figures(count, contest.Contest, dossier, photos),
            [.. contest.Contest.Form.Pages.Select(page => Page(count, page.Number, dossier, photos))],
            dossier is null ? [] : [.. dossier.Findings.AddRange(Comparison.Of(dossier, contest)).Select(finding => Describe.Finding(finding, catalogue))],
            dossier is null ? [] : [.. dossier.Claims.Select(claim => Describe.Claim(claim, dossier, catalogue))],
            dossier is null ? [] : [.. dossier.Objections.Select(Objection)],
            count.Takedowns.OfForm(station, contest.Contest.Code).Select(DescribeTakedowns.Of).ToImmutableArray() is { IsEmpty: false } takedowns ? takedowns : null,
            dossier is { IsSampled: true },
            dossier?.Recheck is { } recheck ? new(recheck.Index, recheck.Differing, !dossier.OpenDifferences.IsEmpty) : null,
            dossier?.Rivals.Select(rival => Rival(rival, dossier.Form!)).ToImmutableArray() is { IsEmpty: false } rivals ? rivals : null,
            dossier is null ? [] : [.. dossier.History.Select(History)],
            count.Size);
    }

    private static OrderedDictionary<string, FieldDocument> Figures(Count count, Contest contest, Dossier? dossier, PhotoLinks photos)
    {
        var figures = new OrderedDictionary<string, FieldDocument>(contest.Fields.Length);
        if (dossier is null)
        {
            foreach (var field in contest.Fields)
                figures.Add(field.Id, new(null, [], null));
            return figures;
        }

        var suspended = Standing(count.Takedowns.OfForm(dossier.Station, contest.Code))
            .Where(takedown => takedown.Notice.Subject is FigureSubject).ToLookup(takedown => ((FigureSubject)takedown.Notice.Subject).Field, takedown => takedown.Index);
        foreach (var field in dossier.Fields)
        {
            figures.Add(field.Field.Id, new(
                field.Figure?.Value.Value,
                [.. field.Readings.Select(Reading)],
                field.Evidence is { } evidence ? Evidence(evidence, photos) : null,
                suspended[field.Field.Id].Select(index => (long?)index).LastOrDefault()));
        }

        return figures;
    }

    private static IEnumerable<Takedown> Standing(IEnumerable<Takedown> takedowns) => takedowns.Where(takedown => takedown.State == TakedownState.Standing);

    private static ReadingDocument Reading(SourcedReading reading) => new(
        Codes.Name(reading.Source), reading.Value?.Value, Codes.Name(reading.State),
        reading.Confidence is { } millionths ? (decimal)millionths / FieldReading.Certain : null,
        reading.Cause, reading.Index);

    private static EvidenceDocument Evidence(Evidence evidence, PhotoLinks photos) => new(
        evidence.Photo.ToString(), evidence.PublicCopy?.ToString(),
        evidence.PublicCopy is { } copy ? photos.UrlOf(copy) : null,
        evidence.Page,
        evidence.Strip is { } box ? [box.X, box.Y, box.Width, box.Height] : null,
        new(evidence.Form, evidence.Reading));

    private static PageDocument Page(Count count, int number, Dossier? dossier, PhotoLinks photos)
    {
        var reading = dossier?.Readings.GetValueOrDefault(number);
        var copy = reading?.Statement.PublicCopy;
        return new(
            number,
            dossier?.Form is { } form && form.Pages.TryGetValue(number, out var photo) ? photo.ToString() : null,
            copy?.ToString(), copy is { } shown ? photos.UrlOf(shown) : null, reading?.Statement.Refused, reading?.Index,
            copy is { } held ? Standing(count.Takedowns.OfPicture(held)).LastOrDefault()?.Index : null);
    }

    private static RivalDocument Rival(RivalForm rival, PlacedForm form) => new(
        rival.Index, rival.At.ToString(), rival.Key.ToString(),
        new(form.Figures.Contest.Fields.Where(field => rival.Figures[field.Id] is not null).Select(field => KeyValuePair.Create(field.Id, rival.Figures[field.Id]!.Value.Value))),
        rival.Figures.DifferencesFrom(form.Figures),
        new(rival.Pages.Select(page => KeyValuePair.Create(page.Key.ToString(CultureInfo.InvariantCulture), page.Value.ToString()))));

    private static ObjectionDocument Objection(Objection objection) => new(
        objection.Index, objection.Text, objection.Answer is { } answer ? new(answer, objection.AnswerText ?? "") : null);

    private static HistoryDocument History(HistoryEntry entry) => new(
        entry.Index, entry.Kind, entry.At.ToString(), entry.Key.ToString(),
        entry.Ignored is { } reason ? new(reason.Code, reason.Sentence) : null,
        (entry as ReplacingEntry)?.Replaces,
        entry is ReplacingEntry { Reason: { } why } ? Codes.Name(why) : null,
        (entry as RivalEntry)?.Against);
}
