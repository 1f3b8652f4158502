using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;

namespace Sirekap.Server.Reports;

/// <summary>Every hour: erases words and photographs of reports that are not needed any more.</summary>
internal sealed partial class ReportKeeper(
    ReportWords words, ReportPictures pictures, LiveCount live, ReportOptions options, TimeProvider clock, ILogger<ReportKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan _round = TimeSpan.FromHours(1);

    /// <summary>How long a photograph may be here before its report is in the log. A moment, unless a server fell between the two.</summary>
    private static readonly TimeSpan _unstated = TimeSpan.FromDays(1);

    private DateTimeOffset Oldest => clock.GetUtcNow() - TimeSpan.FromDays(options.KeepDays);

    /// <summary>One round. What cannot be done is done in the next, and keeps nothing else from being done.</summary>
    public async Task GoRoundAsync(CancellationToken cancellation)
    {
        foreach (var work in new Func<CancellationToken, Task>[] { EraseWordsAsync, DeletePicturesAsync })
        {
            try
            {
                await work(cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A database that is away for a while must not end the server.
                LogFailed(logger, failure);
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
        return words.SweepAsync(Oldest, answered.Contains, cancellation);
    }

    /// <summary>
    /// Deletes the photographs that were withheld, those that nobody has judged for too long, and those that no report in the log names: it refused the report, or the server fell before.
    /// What is public stays, and what one of several reports still needs.
    /// </summary>
    public Task<int> DeletePicturesAsync(CancellationToken cancellation) => pictures.SweepAsync(
        (photo, since) => live.Read(count => PublicPictures.Reports(count, photo).Select(found => found.Report).ToArray()) is { Length: > 0 } reports
            ? !reports.Any(IsNeeded)
            : since < clock.GetUtcNow() - _unstated,
        cancellation);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await GoRoundAsync(stoppingToken);
    }

    private bool IsNeeded(PlacedReport report) => report.Picture?.IsShown ?? report.At.Moment >= Oldest;

    [LoggerMessage(1, LogLevel.Error, "Words or photographs of reports could not be erased; this is tried again in an hour.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
