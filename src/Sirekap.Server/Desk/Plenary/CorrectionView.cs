using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Readings;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>A form before the meeting.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="Region">The district.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Station">The station's code.</param>
/// <param name="Place">Station and village for reading.</param>
/// <param name="State">Where the form stands.</param>
/// <param name="Form">The form statement in force; null where none is in.</param>
/// <param name="May">Whether this person may correct it now.</param>
/// <param name="Fields">Every field with its handwriting and its figure.</param>
/// <param name="Pages">The public copies of the pages.</param>
/// <param name="Corrections">What the meeting has stated of it.</param>
public sealed record CorrectionView(
    DeskPerson Person,
    Region Region,
    Contest Contest,
    string Station,
    string Place,
    FormState State,
    long? Form,
    bool May,
    ImmutableArray<CorrectedField> Fields,
    ImmutableArray<Digest> Pages,
    ImmutableArray<ListedCorrection> Corrections)
{
    internal static CorrectionView Of(Count count, DeskPerson person, ContestCount contest, Region district, Station station)
    {
        var dossier = contest.DossierOf(station);
        return new(
            person,
            district,
            contest.Contest,
            station.Code,
            $"{station.Name} · {PlaceName.Of(station.Village.Name)}",
            contest.StateOf(station),
            dossier?.Form?.Index,
            dossier is { Form: not null, IsFullyRead: true } && contest.RecapStateOf(district) == RecapState.Open && count.Entitles(person.Key, Deed.CorrectForm, district),
            dossier?.Form is null ? [] : [.. contest.Contest.Fields.Select(field => CorrectedField.Of(dossier, field))],
            dossier is null ? [] : [.. dossier.Readings.Values.Select(reading => reading.Statement.PublicCopy).OfType<Digest>()],
            dossier is null ? [] : [.. ListedCorrection.Of(dossier)]);
    }
}

/// <summary>A field of the form before the meeting.</summary>
/// <param name="Field">The field.</param>
/// <param name="Figure">The number that counts, or would; null where there is none.</param>
/// <param name="Officer">The officer's number.</param>
/// <param name="Machine">The machine's.</param>
/// <param name="PublicCopy">The photograph's public copy; null where there is none.</param>
/// <param name="Strip">Where in it the handwriting stands.</param>
public sealed record CorrectedField(ContestField Field, Votes? Figure, Votes? Officer, Votes? Machine, Digest? PublicCopy, PixelBox? Strip)
{
    internal static CorrectedField Of(Dossier dossier, ContestField field) => new(
        field,
        dossier.Figures![field.Id],
        dossier.Form!.Figures[field.Id],
        dossier.MachineFigureOf(field)?.Reading.Value,
        dossier.Readings.GetValueOrDefault(field.Page)?.Statement.PublicCopy,
        dossier.MachineFigureOf(field)?.Strip);
}
