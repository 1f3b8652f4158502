using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Rights;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Review;

namespace Sirekap.Server.Desk.Sheets;

/// <summary>
/// The bulk of a queue: forms with so few fields in doubt that their strips of handwriting fit beside those of others. Whatever is disputed, sent
/// back or without a strip is looked at whole.
/// </summary>
internal static class EasyForms
{
    /// <summary>How many strips stand on a screen.</summary>
    public const int StripsOnScreen = 12;

    /// <summary>The most fields in doubt that an easy form has.</summary>
    public const int MostFields = 4;

    /// <summary>The easy forms that a person may decide on, those with the fewest fields first.</summary>
    public static ImmutableArray<EasyForm> Of(Count count, DeskPerson person) =>
    [
        .. count.Definition.Contests.SelectMany(contest => count.Contest(contest.Code)!.DossiersIn(count.Definition.Regions.FindRegion(person.Region) ?? count.Definition.Regions.Nation))
            .Where(dossier => dossier is { State: FormState.Review, IsDisputed: false } && dossier.Decision?.Statement.Outcome != Outcome.Return)
            .Where(dossier => dossier.Recheck?.Key != person.Key && count.Entitles(person.Key, Deed.Decide, dossier.Station))
            .Select(dossier => new EasyForm(new(dossier.Contest.Code, dossier.Station.Code), dossier.Form!.Index, Strips(count, dossier)))
            .Where(form => form.Strips is > 0 and <= MostFields)
            .OrderBy(form => form.Strips).ThenBy(form => form.Name.Station, StringComparer.Ordinal),
    ];

    /// <summary>How many strips a form takes; none where a field in doubt has no strip.</summary>
    private static int Strips(Count count, Dossier dossier)
    {
        var asked = BlindReading.FieldsToRead(dossier, count.Definition.Catalogue);
        var hasAll = asked.All(field => dossier.Contest.Fields[dossier.Contest.IndexOf(field)] is var found
            && dossier.MachineFigureOf(found)?.Strip is not null && dossier.Readings.GetValueOrDefault(found.Page)?.Statement.PublicCopy is not null);
        return hasAll ? asked.Length : 0;
    }
}

/// <summary>An easy form.</summary>
/// <param name="Name">Which form.</param>
/// <param name="Index">The log index of the form in force.</param>
/// <param name="Strips">How many fields are to be read.</param>
internal sealed record EasyForm(FormName Name, long Index, int Strips);
