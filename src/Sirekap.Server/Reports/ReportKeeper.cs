using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Server.Intake;
using Sirekap.Storage;

namespace Sirekap.Server.Reports;

/// <summary>Every hour: puts the number of reports that were only counted into the log, and erases words and photographs that are not needed any more.</summary>
internal sealed partial class ReportKeeper(
    ReportOverflow overflow, ReportWords words, ReportPictures pictures, ServerHand hand, LiveCount live, ReportOptions options, TimeProvider clock, ILogger<ReportKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <summary>Puts what was counted into the log: one statement for each topic.</summary>
    public async Task WriteCountsAsync()
    {
        foreach (var (topic, times) in overflow.Take())
        {
            try
            {
                if (await hand.Signer.AppendAsync((at, sequence) => topic.State(live.Definition.Id, at, sequence, new(null, times)), CancellationToken.None) is AppendOutcome.Refused { Refusal: var refusal })
                    LogLost(logger, times, topic.Station, refusal.Sentence);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The next round states them; nothing was stated now.
                overflow.Add(topic, times);
                LogLost(logger, times, topic.Station, failure.Message);
            }
        }
    }

    /// <summary>Erases the words of reports that are answered, and of those that nobody answered for too long.</summary>
    public Task<int> EraseWordsAsync(CancellationToken cancellation)
    {
        var answered = live.Read(count => count.Definition.Contests
            .SelectMany(contest => count.Contest(contest.Code)!.Reports.Groups)
            .SelectMany(group => group.Reports.Where(report => report.Index <= group.AnsweredUntil))
            .Select(report => report.Seal).OfType<Digest>().ToHashSet());
        return words.SweepAsync(clock.GetUtcNow() - TimeSpan.FromDays(options.KeepDays), answered.Contains, cancellation);
    }

    /// <summary>Deletes the photographs that were withheld, and those that nobody has judged for too long.</summary>
    public Task<int> DeletePicturesAsync(CancellationToken cancellation) => pictures.SweepAsync(
        live.Read(count => count.Definition.Contests.SelectMany(contest => count.Contest(contest.Code)!.Reports.Groups).SelectMany(group => group.Pictured).ToArray()),
        clock.GetUtcNow() - TimeSpan.FromDays(options.KeepDays), cancellation);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteCountsAsync();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteCountsAsync();
                await EraseWordsAsync(stoppingToken);
                await DeletePicturesAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A database that is away for a while must not end the server; the next round does what this one could not.
                LogFailed(logger, failure);
            }
        }
    }

    [LoggerMessage(2, LogLevel.Error, "Words or photographs of reports could not be erased; this is tried again in an hour.")]
    private static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(1, LogLevel.Error, "{Times} reports about station {Station} were counted, and their number is not in the log yet: {Reason}")]
    private static partial void LogLost(ILogger logger, long times, string station, string reason);
}
