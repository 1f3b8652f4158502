using System.Collections.Concurrent;
using System.Collections.Immutable;
using Sirekap.Election.Statistics.Sheets;
using Sirekap.Server.Counting;
using Sirekap.Server.OpenData.Stations;

namespace Sirekap.Server.OpenData.Statistics;

/// <summary>The statistics of the nation's table at one size of the log.</summary>
/// <param name="Sheet">The statistics.</param>
/// <param name="Size">The number of log entries that they follow from.</param>
/// <param name="Made">When they were made, by this server's clock.</param>
internal sealed record SizedSheet(StatisticsSheet Sheet, long Size, DateTimeOffset Made)
{
    /// <summary>What is given of it, made once: by region and table, of which there are few.</summary>
    public ConcurrentDictionary<(string Region, string Table), PublicAnswer> Answers { get; } = new();
}

/// <summary>
/// Makes the statistics when they are asked for, in the background, for each contest at most every <see cref="Rhythm"/>, and keeps the newest two. The rows are
/// references that are taken out of the count at once; they are let go again when the statistics are made.
/// </summary>
internal sealed class StatisticsDesk(LiveCount live, TimeProvider clock, ILogger<StatisticsDesk> logger)
{
    /// <summary>The shortest time between two computations for one contest.</summary>
    public static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(5);

    private const int Kept = 2;

    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);

    /// <summary>The sheet of a size; null where it is not kept.</summary>
    public SizedSheet? Find(string contest, long size) =>
        _shelves.TryGetValue(contest, out var shelf) ? shelf.Sheets.FirstOrDefault(sheet => sheet.Size == size) : null;

    /// <summary>The newest sheet, after seeing to it that a newer one is made where it is time for it.</summary>
    /// <param name="contest">The code of one of the election's contests.</param>
    public async Task<SizedSheet> NewestAsync(string contest)
    {
        var shelf = _shelves.GetOrAdd(contest, _ => new());
        Task making;
        lock (shelf)
        {
            var newest = shelf.Sheets.FirstOrDefault();
            if (shelf.Making.IsCompleted && clock.GetUtcNow() >= shelf.NotBefore && newest?.Size != live.Size)
            {
                shelf.NotBefore = clock.GetUtcNow() + Rhythm;
                shelf.Making = Task.Run(() => Make(shelf, contest));
            }

            making = shelf.Making;
        }

        if (shelf.Sheets.IsEmpty)
            await making;
        return shelf.Sheets[0];
    }

    private void Make(Shelf shelf, string contest)
    {
        try
        {
            MakeNow(shelf, contest);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "The statistics of {Contest} could not be made; they are tried again in {Minutes} minutes.", contest, Rhythm.TotalMinutes);
            throw;
        }
    }

    private void MakeNow(Shelf shelf, string contest)
    {
        var table = live.Read(count => StationTable.Of(count, count.Contest(contest)!, count.Definition.Regions.Nation));
        var sheet = StatisticsSheet.Of(table.Contest, live.Definition.Catalogue, TableRows.Of(table));
        shelf.Sheets = [new(sheet, table.Size, clock.GetUtcNow()), .. shelf.Sheets.Take(Kept - 1)];
    }

    private sealed class Shelf
    {
        private ImmutableArray<SizedSheet> _sheets = [];

        public Task Making { get; set; } = Task.CompletedTask;

        public DateTimeOffset NotBefore { get; set; } = DateTimeOffset.MinValue;

        public ImmutableArray<SizedSheet> Sheets
        {
            get => _sheets;
            set => ImmutableInterlocked.InterlockedExchange(ref _sheets, value);
        }
    }
}
