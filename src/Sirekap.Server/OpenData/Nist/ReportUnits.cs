using Sirekap.Election.Regions;
using Sirekap.Server.OpenData.Stations;

namespace Sirekap.Server.OpenData.Nist;

/// <summary>A geographical unit of a report.</summary>
/// <param name="Code">KPU's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in the standard's words.</param>
/// <param name="OtherType">Its own word where the standard has none for it.</param>
/// <param name="Parts">The codes of the units directly below that are in the report.</param>
/// <param name="Count">What its forms add up to; null where the report does not tell of it.</param>
/// <param name="Row">The row of a station; null for a region.</param>
internal sealed record ReportUnit(string Code, string Name, string Type, string? OtherType, IEnumerable<string> Parts, UnitCount? Count, StationRow? Row)
{
    /// <summary>The identifier within a report.</summary>
    public string Id => IdOf(Code);

    public static string IdOf(string code) => "gp-" + code;
}

/// <summary>The units of a table's report: a province's down to its stations, the nation's down to its regencies.</summary>
internal sealed class ReportUnits
{
    private readonly StationTable _table;
    private readonly List<(Region Region, UnitCount? Count)> _regions = [];

    public ReportUnits(StationTable table)
    {
        _table = table;
        if (table.Region.Level != RegionLevel.Nation)
            _regions.Add((table.Region.Ancestors.Last(), null));
        Collect(table.Region);
    }

    /// <summary>Whether stations are in it.</summary>
    public bool HasStations => _table.Region.Level != RegionLevel.Nation;

    /// <summary>The count of the table's own region.</summary>
    public UnitCount Whole => _regions.First(unit => unit.Region == _table.Region).Count!;

    /// <summary>The regions, above before below, then the stations in tree order.</summary>
    public IEnumerable<ReportUnit> All
    {
        get
        {
            foreach (var (region, count) in _regions)
            {
                yield return new(
                    region.Code, region.Name, TypeOf(region.Level), region.Level == RegionLevel.District ? "district" : null,
                    count is null ? [] : PartsOf(region), count, null);
            }

            for (var place = 0; HasStations && place < _table.Rows.Length; place++)
            {
                var row = _table.Rows[place];
                yield return new(row.Station.Code, row.Station.Name, "precinct", null, [], UnitCount.Of(_table.Contest, _table.Rows.AsSpan(place, 1)), row);
            }
        }
    }

    private IEnumerable<string> PartsOf(Region region) => region.Level == RegionLevel.Village ? region.Stations.Select(station => station.Code)
        : HasStations || region.Level == RegionLevel.Nation || region.Level == RegionLevel.Province ? region.Children.Select(child => child.Code)
        : [];

    private void Collect(Region region)
    {
        _regions.Add((region, UnitCount.Of(_table.Contest, _table.Rows.AsSpan(region.FirstStation - _table.Region.FirstStation, region.StationCount))));
        if (!HasStations && region.Level == RegionLevel.Regency)
            return;
        foreach (var child in region.Children)
            Collect(child);
    }

    private static string TypeOf(RegionLevel level) => level switch
    {
        RegionLevel.Nation => "country",
        RegionLevel.Province => "state",
        RegionLevel.Regency => "county",
        RegionLevel.District => "other",
        RegionLevel.Village => "village",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "The standard has no word for this tier."),
    };
}
