using System.Collections.Immutable;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>The objections before a plenary as somebody looks at them: <c>?keberatan.status=terbuka&amp;keberatan.urut=-entri</c>.</summary>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Objections">Those that match.</param>
public sealed record ChosenObjections(ListFace Face, ImmutableArray<RecapObjection> Objections)
{
    /// <summary>The list's name in the query, and the id of its heading.</summary>
    public const string Name = "keberatan";

    private const string Open = "terbuka", Answered = "dijawab", Tier = "rekap", Form = "tps";

    internal static ChosenObjections Of(PlenaryView plenary, RegionTree regions, IQueryCollection query)
    {
        var list = new DeskList<RecapObjection>(
            [
                new("status", "list.state", [new(Open, "objections.state.Open"), new(Answered, "objections.state.Answered")], (objection, state) => (state == Open) == objection.Answer is null),
                new("terhadap", "plenary.objection.to", [new(Tier, "plenary.objection.tier"), new(Form, "plenary.objection.form")], (objection, to) => (to == Tier) == objection.IsToTier),
            ],
            [
                Column.Text<RecapObjection>("tempat", "desk.queue.station", objection => objection.Place),
                Column.Number<RecapObjection>("entri", "desk.deeds.entry", objection => objection.Entry),
            ],
            (objection, region) => objection.IsToTier ? objection.Place == region.Code : regions.FindStation(objection.Place) is { } station && region.Contains(station))
        {
            Name = Name,
        };
        var choice = list.Read(query);
        return new(list.Face(choice, PlenaryPages.FileOf(plenary.Contest.Code, plenary.Region.Code, Name), "list.oldest"), list.Apply(choice, regions, plenary.Objections));
    }

    internal byte[] ToCsv() => Csv.Of(
        ["to", "place", "log", "answered", "text", "answer"],
        Objections.Select(objection => new[]
        {
            objection.IsToTier ? "recap" : "form", objection.Place, FormattableString.Invariant($"{objection.Entry}"), objection.Answer is null ? "no" : "yes", objection.Text, objection.Answer ?? "",
        }));
}
