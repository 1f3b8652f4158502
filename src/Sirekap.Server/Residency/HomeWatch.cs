using System.Diagnostics.Metrics;
using Sirekap.Residency.Guarding;
using Sirekap.Server.Hosting;
using Sirekap.Server.Metrics;
using Sirekap.Storage;

namespace Sirekap.Server.Residency;

/// <summary>Checks every endpoint again and again, attests what it finds, and raises the alarm when one is refused.</summary>
internal sealed partial class HomeWatch : BackgroundService
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private readonly HomeGuard _home;
    private readonly Attester _attester;
    private readonly TimeProvider _clock;
    private readonly ILogger<HomeWatch> _logger;
    private readonly TimeSpan _every;
    private readonly Meter _meter;
    private HashSet<string> _said = [];

    public HomeWatch(HomeGuard home, Attester attester, SirekapOptions options, MeterHouse meters, ILogger<HomeWatch> logger)
    {
        (_home, _attester, _clock, _logger, _every) = (home, attester, home.World.Clock, logger, TimeSpan.FromMinutes(options.Residency.EveryMinutes));
        _meter = meters.Create(new MeterOptions("Sirekap.Residency"));
        _meter.CreateObservableGauge("sirekap.residency.endpoints", Standings, description: "Endpoints of the data map, by how they stand to their declaration.");
        _meter.CreateObservableGauge("sirekap.residency.stopped", () => home.Endpoints.IsIntakeStopped ? 1 : 0, description: "1 while nothing is taken in because of an endpoint.");
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (due, round) = (DateTimeOffset.MinValue, Soon < _every ? Soon : _every);
        using var timer = new PeriodicTimer(round, _clock);
        do
        {
            // What was refused, here or when a connection was asked for, may have been for want of an answer: it is not left so for an hour.
            var (isNews, isDue) = (Tell(), _clock.GetUtcNow() >= due);
            if (due > DateTimeOffset.MinValue && (isDue || _said.Count > 0))
            {
                await _home.Endpoints.CheckAsync(stoppingToken);
                isNews |= Tell();
            }

            if (isNews || isDue)
            {
                // A timer and the clock differ by a little: the next check must not come just too early.
                due = _clock.GetUtcNow() + _every - (round / 2);
                await AttestAsync(stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>An attestation that fails is told, and tried again; the server goes on, unless its log has stopped.</summary>
    private async Task AttestAsync(CancellationToken cancellation)
    {
        try
        {
            await _attester.AttestAsync(cancellation);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or WriterStoppedException))
        {
            LogNotAttested(_logger, failure);
        }
    }

    /// <summary>Says what has changed; whether anything has.</summary>
    private bool Tell()
    {
        var troubles = _home.Troubles;
        foreach (var trouble in troubles.Where(trouble => !_said.Contains(trouble)))
            LogRefused(_logger, trouble);
        if (_said.Count > 0 && troubles.Count == 0)
            LogBack(_logger);
        var isNews = !_said.SetEquals(troubles);
        _said = [.. troubles];
        return isNews;
    }

    private IEnumerable<Measurement<int>> Standings() => Enum.GetValues<Standing>()
        .Select(standing => new Measurement<int>(_home.Endpoints.Findings.Count(finding => finding.Standing == standing), new KeyValuePair<string, object?>("standing", standing.ToString().ToLowerInvariant())));

    [LoggerMessage(1, LogLevel.Critical, "An endpoint is not where it may be; personal and uncounted data is no longer taken in if it goes there. {Trouble}")]
    private static partial void LogRefused(ILogger logger, string trouble);

    [LoggerMessage(3, LogLevel.Error, "Where the endpoints are could not be attested; it is tried again at the next check.")]
    private static partial void LogNotAttested(ILogger logger, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "All endpoints are again where they may be.")]
    private static partial void LogBack(ILogger logger);
}
