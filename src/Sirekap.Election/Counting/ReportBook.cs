using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>What citizens report of one contest, by station, subject and field. No state and no total depends on it. Changed by the fold only.</summary>
public sealed class ReportBook
{
    private readonly Contest _contest;
    private readonly SortedDictionary<int, ImmutableArray<ReportGroup>> _stations = [];
    private readonly Dictionary<long, int> _stationOf = [];
    private readonly Dictionary<Digest, ImmutableHashSet<int>> _stationsOfPhoto = [];

    internal ReportBook(Contest contest) => _contest = contest;

    /// <summary>Rises with each change.</summary>
    public long Version { get; private set; }

    /// <summary>All groups: stations in tree order, and of each by subject and field.</summary>
    public IEnumerable<ReportGroup> Groups => _stations.Values.SelectMany(groups => groups);

    /// <summary>The stations of which anything is reported, as ordinals in tree order.</summary>
    public IEnumerable<int> Stations => _stations.Keys;

    /// <summary>The groups of a station.</summary>
    public ImmutableArray<ReportGroup> Of(Station station) => _stations.TryGetValue(station.Ordinal, out var groups) ? groups : [];

    /// <summary>The group of the report in an entry of the log; null where that entry is no report of this contest.</summary>
    public ReportGroup? Containing(long index) => _stationOf.TryGetValue(index, out var station)
        ? _stations[station].First(group => group.Reports.BinarySearch(new(index, default, null, 1), PlacedReport.ByIndex) >= 0)
        : null;

    /// <summary>The groups with a report that states a photograph.</summary>
    public IEnumerable<ReportGroup> Picturing(Digest photo) =>
        _stationsOfPhoto.GetValueOrDefault(photo, []).SelectMany(station => _stations[station]).Where(group => group.Pictured.Any(report => report.Photo == photo));

    internal ReportGroup? Find(Station station, ReportSubject subject, string? field) =>
        Of(station).FirstOrDefault(group => group.Subject == subject && group.Field == field);

    internal void Put(ReportGroup group)
    {
        var others = Of(group.Station).Where(other => other.Subject != group.Subject || other.Field != group.Field);
        _stations[group.Station.Ordinal] =
            [.. others.Append(group).OrderBy(each => each.Subject).ThenBy(each => each.Field is { } field ? _contest.IndexOf(field) : -1)];
        Version++;
        _stationOf.TryAdd(group.Last.Index, group.Station.Ordinal);
        if (group.Last.Photo is { } photo)
            _stationsOfPhoto[photo] = _stationsOfPhoto.GetValueOrDefault(photo, []).Add(group.Station.Ordinal);
    }
}
