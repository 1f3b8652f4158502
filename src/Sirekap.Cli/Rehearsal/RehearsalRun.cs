using System.Security.Cryptography;
using Sirekap.Cli.Client;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;

namespace Sirekap.Cli.Rehearsal;

/// <summary>Plays an election night: first the officers' keys are enrolled, then the stations send. What is settled already is left alone.</summary>
/// <param name="plan">The papers.</param>
/// <param name="contest">The contest.</param>
/// <param name="live">The count of the server that is played on.</param>
/// <param name="pens">Those who work for the nation.</param>
/// <param name="atOnce">How many stations are under way at the same time.</param>
internal sealed class RehearsalRun(RehearsalPlan plan, Contest contest, LiveCount live, PenCase pens, int atOnce)
{
    /// <summary>The stations of a region that still have something to do.</summary>
    public IReadOnlyList<RehearsedStation> Waiting(Region region)
    {
        var settled = live.Read(count =>
        {
            var votes = count.Contest(contest.Code)!;
            return region.Stations.Select(station => votes.StateOf(station).IsSettled()).ToArray();
        });
        return [.. plan.Stations(region).Where(station => !settled[station.Station.Ordinal - region.FirstStation])];
    }

    /// <summary>Enrols a new key for the officer of each station.</summary>
    /// <returns>The private keys, by station.</returns>
    public async Task<IReadOnlyDictionary<int, byte[]>> EnrolAsync(IReadOnlyList<RehearsedStation> stations, Action done, CancellationToken cancellation)
    {
        var keys = new byte[stations.Count][];
        await Parallel.ForAsync(0, stations.Count, Options(cancellation), async (place, stop) =>
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var station = stations[place].Station;
            keys[place] = key.ExportECPrivateKey();
            var signer = new P256Signer(key);
            await pens.Of(Role.Registrar, station).SignAsync(
                (election, at, sequence) => KeyStatement.Enrol(election, at, sequence, [.. signer.PublicKey], Role.Officer, station.Code), stop);
            done();
        });
        return Enumerable.Range(0, keys.Length).ToDictionary(place => stations[place].Station.Ordinal, place => keys[place]);
    }

    /// <summary>Lets the stations send, in an order that follows from the seed.</summary>
    /// <param name="stations">The stations.</param>
    /// <param name="keys">The officers' private keys, by station.</param>
    /// <param name="pace">When each may begin.</param>
    /// <param name="done">Called after each station.</param>
    /// <param name="cancellation">Stops between two statements of a station.</param>
    /// <exception cref="IntakeRefusedException">A statement was refused: the rehearsal is out of step with the rules.</exception>
    public async Task PlayAsync(
        IReadOnlyList<RehearsedStation> stations, IReadOnlyDictionary<int, byte[]> keys, Pace pace, Action done, CancellationToken cancellation)
    {
        var progress = live.Read(count => stations.Select(station => StationProgress.Of(count.Contest(contest.Code)!.DossierOf(station.Station))).ToArray());
        var order = Enumerable.Range(0, stations.Count).ToArray();
        plan.Shuffle(order);
        await Parallel.ForEachAsync(order, Options(cancellation), async (place, stop) =>
        {
            await pace.NextAsync(stop);
            using var key = ECDsa.Create();
            key.ImportECPrivateKey(keys[stations[place].Station.Ordinal], out _);
            using var officer = pens.New(new P256Signer(key));
            await new StationPlay(stations[place], officer, pens).RunAsync(progress[place], stop);
            done();
        });
    }

    private ParallelOptions Options(CancellationToken cancellation) => new() { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
}
