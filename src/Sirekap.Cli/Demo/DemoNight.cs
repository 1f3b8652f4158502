using System.Collections.Immutable;
using Sirekap.Cli.Client;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Cli.Demo;

/// <summary>
/// Plays an election night against a server, over HTTP and with signed statements only. Every step first looks what the
/// server already has, so a second start on the same data goes on where the first one was.
/// </summary>
internal sealed class DemoNight(
    ElectionDefinition definition, Contest contest, IntakeClient client, DemoCrew crew, DemoPictures pictures, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Who came to the island's plenary.</summary>
    private static readonly ImmutableSortedDictionary<Role, int> Present = ImmutableSortedDictionary.CreateRange(
        [KeyValuePair.Create(Role.Chair, 1), KeyValuePair.Create(Role.Secretary, 1), KeyValuePair.Create(Role.Supervisor, 1), KeyValuePair.Create(Role.Witness, 3)]);

    /// <summary>All forms and pictures come in.</summary>
    public async Task SubmitAsync(Action<DemoStation> done, CancellationToken cancellation)
    {
        var stations = DemoScript.Stations(definition.Regions);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        // One round after another: whoever sends another station's pictures does so after that station.
        foreach (var round in stations.GroupBy(station => station.Scenario == Scenario.WrongStation))
        {
            await Parallel.ForEachAsync(round, parallel, async (station, stop) =>
            {
                await SubmitAsync(station, stop);
                done(station);
            });
        }
    }

    /// <summary>People decide, object and close a recapitulation, once the machine has read everything.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        foreach (var station in DemoScript.Stations(definition.Regions).Where(station => station.Scenario != Scenario.PicturesOnTheWay))
        {
            var form = await ReadFormAsync(station, cancellation);
            if (station.Scenario == Scenario.Disputed)
                await ObjectAsync(station, cancellation);
            if (form.State != FormState.Review.Code())
                continue;
            if (Decide(station, form.Index) is not { } decide)
                continue;
            var reviewer = await crew.MemberAsync(Role.Reviewer, DemoScript.SettledDistrictOf(station.Station) ?? DemoScript.Regency, cancellation);
            await reviewer.SendAsync(decide, cancellation);
        }

        await CloseAsync(cancellation);
        await new DemoRechecks(definition, contest, client, crew).PlayAsync(cancellation);
        await new DemoTakedowns(contest, client, crew, clock).PlayAsync(cancellation);
    }

    private async Task SubmitAsync(DemoStation station, CancellationToken cancellation)
    {
        var form = await FormAsync(station, cancellation);
        if (form.State is not null and not "awaited" and not "received")
            return;
        var taken = await pictures.TakeAsync(station, cancellation);
        if (form.Index < 0)
        {
            var officer = await crew.MemberAsync(Role.Officer, station.Station.Code, cancellation);
            await officer.SendAsync((election, at, sequence) => Form(station, taken, election, at, sequence), cancellation);
        }

        if (station.Scenario == Scenario.PicturesOnTheWay)
            return;
        foreach (var picture in taken.Values)
            await client.SendPhotoAsync(picture, cancellation);
    }

    private FormStatement Form(
        DemoStation station, ImmutableSortedDictionary<int, byte[]> taken, string election, StatementTime at, long sequence) => new()
        {
            Election = election,
            At = at,
            Sequence = sequence,
            Station = station.Station.Code,
            Contest = contest.Code,
            Pages = taken.ToImmutableSortedDictionary(page => page.Key, page => Digest.Of(page.Value)),
            Figures = Typed(station).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };

    private static ImmutableDictionary<string, Votes> Typed(DemoStation station)
    {
        var paper = DemoPictures.Paper(station);
        return station.Scenario is Scenario.Mistyped or Scenario.MistypedDecided ? DemoFigures.Mistyped(paper) : paper;
    }

    /// <summary>What the reviewer decides on a form in review; null where the demonstration leaves it there.</summary>
    private Func<string, StatementTime, long, DecisionStatement>? Decide(DemoStation station, long form) => station.Scenario switch
    {
        Scenario.MistypedDecided => Decision(station, form, Outcome.Correct, DecisionReason.Mistyped),
        Scenario.WrongOnPaperDecided => Decision(station, form, Outcome.Accept, DecisionReason.WrongOnPaper),
        Scenario.BlurredUnreadable => Decision(station, form, Outcome.Unreadable, DecisionReason.Illegible),
        // A recapitulation needs every form settled: where the machine doubts, the district's reviewer looks at the paper.
        _ when DemoScript.SettledDistrictOf(station.Station) is not null => Decision(station, form, Outcome.Accept, DecisionReason.Misread),
        _ => null,
    };

    private Func<string, StatementTime, long, DecisionStatement> Decision(
        DemoStation station, long form, Outcome outcome, DecisionReason reason) => (election, at, sequence) => new()
        {
            Election = election,
            At = at,
            Sequence = sequence,
            Station = station.Station.Code,
            Contest = contest.Code,
            Form = form,
            Outcome = outcome,
            Reason = reason,
            Corrections = outcome == Outcome.Correct ? Corrections(station) : DemoFigures.None,
        };

    private static ImmutableSortedDictionary<string, Votes> Corrections(DemoStation station) => DemoPictures.Paper(station)
        .Where(pair => Typed(station)[pair.Key] != pair.Value)
        .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private async Task ObjectAsync(DemoStation station, CancellationToken cancellation)
    {
        var witness = await crew.MemberAsync(Role.Supervisor, DemoScript.SettledDistrictOf(station.Station) ?? DemoScript.Regency, cancellation);
        if (await witness.SentAsync(cancellation) > 0)
            return;
        await witness.SendAsync(
            (election, at, sequence) => new ObjectionStatement
            {
                Election = election,
                At = at,
                Sequence = sequence,
                Station = station.Station.Code,
                Contest = contest.Code,
                Text = "Saksi mencatat dua pemilih dilayani sesudah pukul 13.00 tanpa dicatat.",
            },
            cancellation);
    }

    private async Task CloseAsync(CancellationToken cancellation)
    {
        var chair = await crew.MemberAsync(Role.Chair, DemoScript.ClosedDistrict, cancellation);
        var sent = await chair.SentAsync(cancellation);
        if (sent == 0)
            await chair.SendAsync((election, at, sequence) => Recap(election, at, sequence, new OpenRecap(Present)), cancellation);
        if (sent > 1)
            return;
        var totals = await client.TotalsAsync(DemoScript.ClosedDistrict, contest.Code, cancellation);
        var document = await client.DocumentAsync(DemoScript.ClosedDistrict, contest.Code, cancellation);
        await chair.SendAsync((election, at, sequence) => Recap(election, at, sequence, new CloseRecap(totals, document)), cancellation);
    }

    private RecapStatement Recap(string election, StatementTime at, long sequence, RecapAction action) => new()
    {
        Election = election,
        At = at,
        Sequence = sequence,
        Region = DemoScript.ClosedDistrict,
        Contest = contest.Code,
        Action = action,
    };

    /// <summary>Waits until the machine has read all pages of a station.</summary>
    private async Task<(string? State, long Index)> ReadFormAsync(DemoStation station, CancellationToken cancellation)
    {
        var since = clock.GetTimestamp();
        while (true)
        {
            var form = await FormAsync(station, cancellation);
            if (form.State != FormState.Received.Code())
                return form;
            if (clock.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"The pictures of station {station.Station.Code} have not been read in {Patience.TotalMinutes:F0} minutes.");
            await Task.Delay(Look, clock, cancellation);
        }
    }

    private async Task<(string? State, long Index)> FormAsync(DemoStation station, CancellationToken cancellation)
    {
        using var shown = await client.StationAsync(station.Station.Code, contest.Code, cancellation);
        var form = shown.RootElement.GetProperty("history").EnumerateArray()
            .Where(line => line.GetProperty("kind").GetString() == "form" && !line.TryGetProperty("ignored", out _))
            .Select(line => line.GetProperty("log").GetInt64()).DefaultIfEmpty(-1).Last();
        return (shown.RootElement.GetProperty("state").GetString(), form);
    }
}
