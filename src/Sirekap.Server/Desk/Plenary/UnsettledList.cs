using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.Desk.Lists;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Desk.Plenary;

/// <summary>The forms that hold a district's closing up as somebody looks at them: <c>?belum.status=review&amp;belum.wilayah=7103252001&amp;belum.urut=-tps</c>.</summary>
/// <param name="Face">How the list is chosen and sorted.</param>
/// <param name="Stations">Those that match.</param>
public sealed record UnsettledList(ListFace Face, ImmutableArray<UnsettledStation> Stations)
{
    /// <summary>The list's name in the query, and the id of its heading.</summary>
    public const string Name = "belum";

    private static readonly DeskList<UnsettledStation> _list = new(
        [
            new("status", "list.state", [.. Enum.GetValues<FormState>().Where(state => !state.IsSettled()).Select(state => new PickValue(state.Code(), $"state.{state.Code()}"))],
                (station, state) => station.State.Code() == state),
        ],
        [
            Column.Text<UnsettledStation>("tps", "desk.queue.station", station => station.Station.Code),
            Column.Text<UnsettledStation>("desa", "level.Village", station => station.Station.Village.Name),
            Column.Text<UnsettledStation>("status", "list.state", station => station.State.Code()),
        ],
        (station, region) => region.Contains(station.Station))
    {
        Name = Name,
    };

    internal static UnsettledList Of(PlenaryView plenary, RegionTree regions, IQueryCollection query)
    {
        var choice = _list.Read(query);
        return new(_list.Face(choice, PlenaryPages.UnsettledFileOf(plenary.Contest.Code, plenary.Region.Code), "desk.sample.usual"), _list.Apply(choice, regions, plenary.Unsettled));
    }

    internal byte[] ToCsv() => Csv.Of(
        ["station", "name", "village", "state"],
        Stations.Select(station => new[] { station.Station.Code, station.Station.Name, station.Station.Village.Name, station.State.Code() }));
}

/// <summary>A station whose form is not settled.</summary>
/// <param name="Station">The station.</param>
/// <param name="State">Where its form stands.</param>
public sealed record UnsettledStation(Station Station, FormState State);
