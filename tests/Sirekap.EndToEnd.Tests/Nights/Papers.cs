using System.Collections.Immutable;
using Sirekap.Cli.Client;
using Sirekap.Cli.Demo;
using Sirekap.Cli.Rehearsal;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;

namespace Sirekap.EndToEnd.Tests.Nights;

/// <summary>The forty papers of a night, five of which come in with something wrong, and the devices that send them.</summary>
internal sealed class Papers
{
    private const int Seed = 14022024;

    private static readonly Dictionary<int, Mishap> Mishaps = new()
    {
        [3] = Mishap.Mistyped,
        [11] = Mishap.SlipOnPaper,
        [19] = Mishap.Misread,
        [27] = Mishap.SlipOnPaper,
        [35] = Mishap.Mistyped,
    };

    private readonly ElectionDefinition _definition;
    private readonly ImmutableArray<RehearsedStation> _stations;

    public Papers(ElectionDefinition definition)
    {
        var dice = new Random(Seed);
        _definition = definition;
        _stations = [.. definition.Regions.Nation.Stations.Select((station, place) =>
            new RehearsedStation(station, RehearsedFigures.Around(Contest, [.. Contest.Candidates.Select(_ => (long)dice.Next(20, 90))], dice), Mishaps.GetValueOrDefault(place)))];
        OnPaper = _stations.ToDictionary(station => station.Station.Code, station => station.OnPaper, StringComparer.Ordinal);
    }

    /// <summary>How many forms people must look at.</summary>
    public int Doubtful => Mishaps.Count;

    /// <summary>What stands on each station's paper.</summary>
    public IReadOnlyDictionary<string, FigureSet> OnPaper { get; }

    /// <summary>The stations on whose papers the valid votes are added up wrongly, and what they should be.</summary>
    public ImmutableArray<(string Station, int Right)> Slips =>
        [.. _stations.Where(station => station.Mishap == Mishap.SlipOnPaper).Select(station => (station.Station.Code, station.Paper[Contest.Roles.Valid]!.Value.Value))];

    /// <summary>What the nation comes to when everything is corrected.</summary>
    public ImmutableSortedDictionary<string, long> Totals => Contest.Fields.ToImmutableSortedDictionary(
        one => one.Id, one => _stations.Sum(station => (long)station.Paper[one.Id]!.Value.Value), StringComparer.Ordinal);

    private Contest Contest => _definition.Contests[0];

    /// <summary>Every officer, enrolled with a key of its own, sends the form; the machine reads its pages.</summary>
    /// <param name="http">The server.</param>
    /// <param name="keys">The server's keys: the registrar's enrols, the reader's reads.</param>
    public async Task SendAsync(HttpClient http, KeyFolder keys)
    {
        var client = new IntakeClient(http);
        using var crew = new DemoCrew(keys, client, _definition.Id, TimeProvider.System);
        using var machine = new Correspondent(client, keys.OpenOrMake(KeyNames.Reader), _definition.Id, TimeProvider.System);
        await Parallel.ForEachAsync(_stations, TestContext.Current.CancellationToken, async (station, stop) =>
        {
            var (statements, pages) = (new StationStatements(station), Contest.Form.Pages.Length);
            var officer = await crew.MemberAsync(Role.Officer, station.Station.Code, stop);
            var form = await officer.SendAsync(statements.Form(station.Typed, pages), stop);
            foreach (var page in Enumerable.Range(1, pages))
                await machine.SendAsync(statements.Reading(form, page, station.Read), stop);
        });
    }
}
