using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>The units on a plenary's page as somebody looks at them: <c>?status=siap&amp;urut=-beda</c>.</summary>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Units">Those that match.</param>
public sealed record UnitList(ListFace Face, ImmutableArray<PlenaryUnit> Units)
{
    /// <summary>The name of its file.</summary>
    public const string Name = "unit";

    private const string Ready = "siap", Waiting = "menunggu";

    internal static UnitList Of(PlenaryView plenary, RegionTree regions, IQueryCollection query)
    {
        var states = plenary.Region.Level == RegionLevel.District
            ? [new PickValue(Ready, "plenary.ready"), new PickValue(Waiting, "plenary.waiting")]
            : Enum.GetValues<RecapState>().Select(state => new PickValue(state.Code(), $"recap.state.{state.Code()}"));
        var list = new DeskList<PlenaryUnit>(
            [new("status", "plenary.state", [.. states], (unit, state) => StateOf(unit) == state)],
            [
                Column.Text<PlenaryUnit>("wilayah", "plenary.unit", unit => unit.Region.Name),
                Column.Text<PlenaryUnit>("status", "plenary.state", StateOf),
                Column.Number<PlenaryUnit>("selesai", "plenary.settled", unit => unit.Settled),
                Column.Number<PlenaryUnit>("dinyatakan", "plenary.stated", unit => unit.Stated ?? -1),
                Column.Number<PlenaryUnit>("dihitung", "plenary.computed", unit => unit.Computed),
                Column.Number<PlenaryUnit>("beda", "plenary.differing", unit => unit.Differing),
            ],
            null);
        var choice = list.Read(query);
        return new(list.Face(choice, PlenaryPages.FileOf(plenary.Contest.Code, plenary.Region.Code, Name), "plenary.units.usual"), list.Apply(choice, regions, plenary.Units));
    }

    internal byte[] ToCsv() => Csv.Of(
        ["region", "name", "state", "forms", "settled", "stated", "computed", "differing"],
        Units.Select(unit => new[]
        {
            unit.Region.Code, unit.Region.Name, unit.State?.Code() ?? "", Number(unit.Forms), Number(unit.Settled), unit.Stated is { } stated ? Number(stated) : "",
            unit.Settled == 0 ? "" : Number(unit.Computed), unit.Stated is null ? "" : Number(unit.Differing),
        }));

    private static string StateOf(PlenaryUnit unit) => unit.State?.Code() ?? (unit.Settled == unit.Forms ? Ready : Waiting);

    private static string Number(long number) => FormattableString.Invariant($"{number}");
}
