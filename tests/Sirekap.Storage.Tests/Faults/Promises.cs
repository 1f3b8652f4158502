using Sirekap.Storage.Tests.Publishing;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>
/// All that victims promised about one log, over all their lives: which entry stands where, and what was published. After
/// each fault the log must keep every promise, and the independent checker must accept it as a continuation of what it was.
/// </summary>
sealed class Promises(string folder)
{
    readonly Dictionary<long, long> _indexes = [];
    long _published;
    byte[]? _checkpoint;

    /// <summary>How many entries were acknowledged.</summary>
    public int Acknowledged => _indexes.Count;

    public void Add(VictimRun run)
    {
        foreach (var (number, index) in run.Acknowledged)
            _indexes.Add(number, index);
        _published = Math.Max(_published, run.Published);
    }

    /// <summary>Starts the log again as a server would, and checks it against every promise.</summary>
    public async Task RequireKeptAsync(Func<Task<LogDatabase>> open)
    {
        await using (var log = await open())
        {
            var entries = await log.Entries.ReadAsync(0, long.MaxValue).ToListAsync();
            Assert.Equal(Enumerable.Range(0, entries.Count).Select(i => (long)i), entries.Select(entry => entry.Index));
            foreach (var (number, index) in _indexes)
                Assert.Equal(Samples.Entry(number), entries[(int)index].Bytes.ToArray());
            await using var publisher = await LogPublisher.StartAsync(new(log.Entries, log.Checkpoints, new FolderBlobStore(folder), Samples.Signer) { Seat = log.Seat });
            if (entries.Count > 0)
                await publisher.WhenPublishedAsync(entries.Count - 1).WaitAsync(FaultRuns.Patience);
            Assert.True(publisher.Latest.Size >= _published, $"{_published} entries were published, and {publisher.Latest.Size} are.");
        }
        if (GoChecker.Missing is null)
            await RequireAcceptedAsync();
    }

    async Task RequireAcceptedAsync()
    {
        var old = Path.Combine(folder, "old-checkpoint");
        if (_checkpoint is not null)
            await File.WriteAllBytesAsync(old, _checkpoint);
        var (exit, report) = await GoChecker.CheckAsync(Path.Combine(folder, "log"), _checkpoint is null ? [] : ["-old", old]);
        Assert.True(exit == 0, report);
        _checkpoint = await File.ReadAllBytesAsync(Path.Combine(folder, "log/checkpoint"));
    }
}
