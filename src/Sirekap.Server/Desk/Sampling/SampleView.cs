using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.Desk.Review;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk.Sampling;

/// <summary>The forms of the sample that a person may read again now, in the order of their stations; no figure is in it.</summary>
/// <param name="Person">Who looks.</param>
/// <param name="MayRead">Whether the role reads again at all.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Lines">Those that match.</param>
public sealed record SampleView(DeskPerson Person, bool MayRead, int Waiting, ListFace Face, ImmutableArray<SampleLine> Lines)
{
    /// <summary>How many forms the page shows; the file holds all.</summary>
    public const int MostLines = 100;

    private static readonly DeskList<SampleLine> _list = new(
        [],
        [
            Column.Text<SampleLine>("tps", "desk.queue.station", line => line.Form.Station),
            Column.Text<SampleLine>("kecamatan", "desk.queue.district", line => line.District),
        ],
        (line, region) => region.Contains(line.Station));

    internal static SampleView Of(Count count, DeskPerson person, IQueryCollection query)
    {
        var own = count.Definition.Regions.FindRegion(person.Region) ?? count.Definition.Regions.Nation;
        var waiting = (from contest in count.Definition.Contests
                       from dossier in count.Contest(contest.Code)!.DrawnIn(own)
                       where IsFor(count, person, dossier)
                       select new SampleLine(new(contest.Code, dossier.Station.Code), dossier.Station)).ToArray();
        var choice = _list.Read(query);
        return new(person, RightsTable.Find(person.Role, Deed.Recheck) is not null, waiting.Length,
            _list.Face(choice, SamplePages.Path + ".csv", "desk.sample.usual"), _list.Apply(choice, count.Definition.Regions, waiting));
    }

    internal byte[] ToCsv() => Csv.Of(
        ["contest", "station", "name", "village", "district"],
        Lines.Select(line => new[] { line.Form.Contest, line.Form.Station, line.Station.Name, line.Station.Village.Name, line.District }));

    internal static bool IsFor(Count count, DeskPerson person, Dossier dossier) =>
        dossier is { IsSampled: true, Recheck: null } && dossier.State.IsCounted() && count.Entitles(person.Key, Deed.Recheck, dossier.Station)
        && !dossier.WasDecidedBy(person.Key);
}

/// <summary>A form of the sample in the list.</summary>
/// <param name="Form">Which form.</param>
/// <param name="Station">Its station.</param>
public sealed record SampleLine(FormName Form, Station Station)
{
    /// <summary>The name of the station's district; empty in a tree that has none there.</summary>
    public string District => Station.District?.Name ?? "";
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
            ? new(person, form, dossier.Form!.Index, $"{station.Name}, {PlaceName.Of(station.Village.Name)}", [.. dossier.Fields.Select(field => new FieldPlace(field.Field, field.Evidence?.PublicCopy, field.Evidence?.Strip))])
            : null;
}

/// <summary>A field and its handwriting.</summary>
/// <param name="Field">The field.</param>
/// <param name="PublicCopy">The picture.</param>
/// <param name="Strip">Where in it.</param>
public sealed record FieldPlace(Sirekap.Election.Contests.ContestField Field, Sirekap.Election.Statements.Digest? PublicCopy, Sirekap.Election.Readings.PixelBox? Strip);
