using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Review;

namespace Sirekap.Server.Desk.Sampling;

/// <summary>The forms of the sample that a person may read again now, in the order of their stations; no figure is in it.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="MayRead">Whether the role reads again at all.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="Lines">The first of them.</param>
public sealed record SampleView(DeskPerson Person, bool MayRead, int Waiting, ImmutableArray<(FormName Form, string Place)> Lines)
{
    private const int MostLines = 100;

    internal static SampleView Of(Count count, DeskPerson person)
    {
        var waiting = (from contest in count.Definition.Contests
                       from dossier in count.Contest(contest.Code)!.Dossiers
                       where IsFor(count, person, dossier)
                       select (new FormName(contest.Code, dossier.Station.Code), $"{dossier.Station.Name} · {dossier.Station.Village.Name}")).ToArray();
        return new(person, RightsTable.Find(person.Role, Deed.Recheck) is not null, waiting.Length, [.. waiting.Take(MostLines)]);
    }

    internal static bool IsFor(Count count, DeskPerson person, Dossier dossier) =>
        dossier is { IsSampled: true, Recheck: null } && dossier.State.IsCounted() && count.Entitles(person.Key, Deed.Recheck, dossier.Station)
        && !dossier.WasDecidedBy(person.Key);
}

/// <summary>One form to be read blind: every field with its handwriting, and nobody's figures.</summary>
/// <param name="Person">Who reads.</param>
/// <param name="Form">Which form.</param>
/// <param name="Index">The log index of the form statement.</param>
/// <param name="Place">Station and village for reading.</param>
/// <param name="Fields">Every field with where it is written.</param>
public sealed record SampleSheet(DeskPerson Person, FormName Form, long Index, string Place, ImmutableArray<FieldPlace> Fields)
{
    internal static SampleSheet? Of(Count count, DeskPerson person, FormName form) =>
        count.Definition.Regions.FindStation(form.Station) is { } station && count.Contest(form.Contest)?.DossierOf(station) is { } dossier && SampleView.IsFor(count, person, dossier)
            ? new(person, form, dossier.Form!.Index, $"{station.Name}, {station.Village.Name}", [.. dossier.Fields.Select(field => new FieldPlace(field.Field, field.Evidence?.PublicCopy, field.Evidence?.Strip))])
            : null;
}

/// <summary>A field and its handwriting.</summary>
/// <param name="Field">The field.</param>
/// <param name="PublicCopy">The picture.</param>
/// <param name="Strip">Where in it.</param>
public sealed record FieldPlace(Sirekap.Election.Contests.ContestField Field, Sirekap.Election.Statements.Digest? PublicCopy, Sirekap.Election.Readings.PixelBox? Strip);
