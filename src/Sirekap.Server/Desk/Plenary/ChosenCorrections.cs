using System.Collections.Immutable;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>The corrections of a plenary as somebody looks at them: <c>?perbaikan.status=menunggu&amp;perbaikan.urut=risalah</c>.</summary>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Corrections">Those that match.</param>
public sealed record ChosenCorrections(ListFace Face, ImmutableArray<ListedCorrection> Corrections)
{
    /// <summary>The list's name in the query, and the id of its heading.</summary>
    public const string Name = "perbaikan";

    private const string Holds = "berlaku", Waits = "menunggu";

    internal static ChosenCorrections Of(PlenaryView plenary, RegionTree regions, IQueryCollection query)
    {
        var list = new DeskList<ListedCorrection>(
            [
                new("status", "list.state", [new(Holds, "desk.deeds.holds"), new(Waits, "plenary.corrections.wait")], (correction, state) => (state == Holds) == correction.Seconded is not null),
                new("hasil", "plenary.corrections.outcome", [.. new[] { Outcome.Accept, Outcome.Correct, Outcome.Unreadable }.Select(outcome => new PickValue(Codes.Name(outcome), $"decision.{Codes.Name(outcome)}"))],
                    (correction, outcome) => Codes.Name(correction.Outcome) == outcome),
            ],
            [
                Column.Number<ListedCorrection>("risalah", "plenary.minute.number", correction => correction.Minute),
                Column.Text<ListedCorrection>("tps", "desk.queue.station", correction => correction.Station),
                Column.Number<ListedCorrection>("entri", "desk.deeds.entry", correction => correction.Entry),
            ],
            (correction, region) => regions.FindStation(correction.Station) is { } station && region.Contains(station))
        {
            Name = Name,
        };
        var choice = list.Read(query);
        return new(list.Face(choice, PlenaryPages.FileOf(plenary.Contest.Code, plenary.Region.Code, Name), "desk.sample.usual"), list.Apply(choice, regions, plenary.Corrections));
    }

    /// <summary>A line for each field that changes, and one for a decision that changes none.</summary>
    internal byte[] ToCsv() => Csv.Of(
        ["minute", "station", "outcome", "field", "old", "new", "log", "seconded", "note"],
        from correction in Corrections
        from change in correction.Changes.IsEmpty ? [("", null, null)] : correction.Changes
        select new[]
        {
            Number(correction.Minute), correction.Station, Codes.Name(correction.Outcome), change.Field, change.Old?.ToString() ?? "", change.New?.ToString() ?? "",
            Number(correction.Entry), correction.Seconded is { } seconded ? Number(seconded) : "", correction.Note ?? "",
        });

    private static string Number(long number) => FormattableString.Invariant($"{number}");
}
