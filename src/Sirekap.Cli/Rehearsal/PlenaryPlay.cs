using System.Collections.Concurrent;
using System.Security.Cryptography;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;

namespace Sirekap.Cli.Rehearsal;

/// <summary>
/// The plenaries of a region and of all below, tier by tier: opened, the forms corrected that nobody noticed before, closed, and taken over by the
/// tier above. Some districts close too early and are reopened. Goes on where an earlier run stopped, with new chairs.
/// </summary>
/// <param name="contest">The contest.</param>
/// <param name="live">The count of the server that is played on.</param>
/// <param name="pens">Those who enrol the chairs.</param>
/// <param name="swapped">The stations whose paper only the plenary can correct.</param>
/// <param name="reopened">How many districts of a thousand close too early.</param>
internal sealed class PlenaryPlay(Contest contest, LiveCount live, PenCase pens, IEnumerable<RehearsedStation> swapped, int reopened)
{
    private readonly ConcurrentDictionary<int, Lazy<Task<Pen>>> _chairs = new();
    private readonly ILookup<string, RehearsedStation> _swapped = swapped.Where(station => !station.OnPaper.Equals(station.Paper)).ToLookup(station => station.Station.District?.Code ?? "", StringComparer.Ordinal);
    private readonly PlenaryStatements _statements = new(contest);

    /// <summary>The regions that hold a plenary, the lower tiers first.</summary>
    public static IReadOnlyList<IReadOnlyList<Region>> Tiers(Region region) =>
    [
        .. new[] { RegionLevel.District, RegionLevel.Regency, RegionLevel.Province, RegionLevel.Nation }
            .Where(level => level >= region.Level)
            .Select(level => (IReadOnlyList<Region>)[.. Within(region, level)]),
    ];

    /// <summary>Holds all plenaries of a region.</summary>
    /// <param name="region">The region; no village.</param>
    /// <param name="atOnce">How many sit at the same time.</param>
    /// <param name="done">Called after each.</param>
    /// <param name="cancellation">Stops between two statements.</param>
    public async Task RunAsync(Region region, int atOnce, Action done, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        foreach (var tier in Tiers(region))
        {
            await Parallel.ForEachAsync(tier, options, async (sitting, stop) =>
            {
                await SitAsync(sitting, isTakenOver: sitting != region, stop);
                done();
            });
        }
    }

    private async Task SitAsync(Region region, bool isTakenOver, CancellationToken cancellation)
    {
        var recap = Recap(region);
        if (recap is { Closed.Accepted: not null } || (recap is { IsClosed: true } && !isTakenOver))
            return;
        var chair = await ChairOfAsync(region, cancellation);
        if (recap is null)
            await chair.SignAsync(_statements.Open(region), cancellation);
        if (isTakenOver && IsTooEarly(region) && Recap(region)!.Voided.IsEmpty)
        {
            await CloseAsync(region, chair, cancellation);
            await (await ChairOfAsync(region.Parent!.Value, cancellation)).SignAsync(_statements.Reopen(region), cancellation);
        }

        if (Recap(region) is { IsClosed: false })
        {
            await CorrectAsync(region, chair, cancellation);
            await CloseAsync(region, chair, cancellation);
        }

        if (isTakenOver)
            await (await ChairOfAsync(region.Parent!.Value, cancellation)).SignAsync(_statements.Accept(region, Recap(region)!.Closed!), cancellation);
    }

    private async Task CloseAsync(Region region, Pen chair, CancellationToken cancellation)
    {
        if (Recap(region) is { IsClosed: true })
            return;
        var (totals, document) = live.Read(count => (count.Contest(contest.Code)!.TotalsOf(region), RecapSheet.Of(count, count.Contest(contest.Code)!, region).ToDigest()));
        await chair.SignAsync(_statements.Close(region, totals, document), cancellation);
    }

    /// <summary>Chair and secretary state the same correction.</summary>
    private async Task CorrectAsync(Region district, Pen chair, CancellationToken cancellation)
    {
        var minute = 0;
        Pen? secretary = null;
        foreach (var station in _swapped[district.Code])
        {
            minute++;
            if (live.Read(count => count.Contest(contest.Code)!.DossierOf(station.Station)) is not { Form: { } form, Decision: null })
                continue;
            secretary ??= await EnrolAsync(Role.Secretary, district, cancellation);
            await chair.SignAsync(_statements.Correct(station, form.Index, minute), cancellation);
            await secretary.SignAsync(_statements.Correct(station, form.Index, minute), cancellation);
        }

        secretary?.Dispose();
    }

    private Task<Pen> ChairOfAsync(Region region, CancellationToken cancellation) =>
        _chairs.GetOrAdd(region.Index, _ => new(() => EnrolAsync(Role.Chair, region, cancellation))).Value;

    private async Task<Pen> EnrolAsync(Role role, Region region, CancellationToken cancellation)
    {
        var signer = new P256Signer(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        await pens.Of(Role.Registrar, region.Index).SignAsync(
            (election, at, sequence) => KeyStatement.Enrol(election, at, sequence, [.. signer.PublicKey], role, region.Code), cancellation);
        return pens.New(signer);
    }

    private Recap? Recap(Region region) => live.Read(count => count.Contest(contest.Code)!.RecapOf(region));

    /// <summary>Always the same districts, spread over the nation.</summary>
    private bool IsTooEarly(Region region) => region.Level == RegionLevel.District && (region.Index * 7919L % 1000) < reopened;

    private static IEnumerable<Region> Within(Region region, RegionLevel level) =>
        region.Level == level ? [region] : region.Level > level ? [] : region.Children.SelectMany(child => Within(child, level));
}
