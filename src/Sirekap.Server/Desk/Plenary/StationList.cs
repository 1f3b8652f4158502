using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>Stations on a district's plenary as somebody looks at them: <c>?belum.status=review&amp;belum.wilayah=7103252001&amp;belum.urut=-tps</c>.</summary>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Stations">Those that match.</param>
public sealed record StationList(ListFace Face, ImmutableArray<ListedStation> Stations)
{
    /// <summary>The names of the list of forms that hold the closing up, and of that of all stations, in the query; the ids of their headings.</summary>
    public const string Unsettled = "belum", Whole = "tps";

    /// <summary>The list's name.</summary>
    public string Name => Face.Choice.Names.List;

    internal static StationList OfUnsettled(PlenaryView plenary, RegionTree regions, IQueryCollection query) => Of(Unsettled, state => !state.IsSettled(), plenary, regions, query);

    internal static StationList OfAll(PlenaryView plenary, RegionTree regions, IQueryCollection query) => Of(Whole, _ => true, plenary, regions, query);

    internal byte[] ToCsv() => Csv.Of(
        ["station", "name", "village", "state"],
        Stations.Select(station => new[] { station.Station.Code, station.Station.Name, station.Station.Village.Name, station.State.Code() }));

    private static StationList Of(string name, Func<FormState, bool> isIn, PlenaryView plenary, RegionTree regions, IQueryCollection query)
    {
        var list = new DeskList<ListedStation>(
            [new("status", "list.state", [.. Enum.GetValues<FormState>().Where(isIn).Select(state => new PickValue(state.Code(), $"state.{state.Code()}"))], (station, state) => station.State.Code() == state)],
            [
                Column.Text<ListedStation>("tps", "desk.queue.station", station => station.Station.Code),
                Column.Text<ListedStation>("desa", "level.Village", station => station.Station.Village.Name),
                Column.Text<ListedStation>("status", "list.state", station => station.State.Code()),
            ],
            (station, region) => region.Contains(station.Station))
        {
            Name = name,
        };
        var choice = list.Read(query);
        return new(list.Face(choice, PlenaryPages.FileOf(plenary.Contest.Code, plenary.Region.Code, name), "desk.sample.usual"), list.Apply(choice, regions, plenary.Stations.Where(station => isIn(station.State))));
    }
}

/// <summary>A station and its form.</summary>
/// <param name="Station">The station.</param>
/// <param name="State">Where its form stands.</param>
public sealed record ListedStation(Station Station, FormState State);
