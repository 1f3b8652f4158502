using System.Collections.Concurrent;
using System.Diagnostics;
using Sirekap.Log;

namespace Sirekap.Storage.Tests.Postgres;

/// <summary>Several servers publish one log into one folder.</summary>
public sealed class SeveralPublishersTests : IAsyncLifetime
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    readonly TempFolder _folder = new();
    PostgresLog _log = null!;
    FolderBlobStore _blobs = null!;

    public async ValueTask InitializeAsync() => (_log, _blobs) = (await PostgresLog.MakeAsync(), new FolderBlobStore(_folder.Path));

    public async ValueTask DisposeAsync()
    {
        await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    [Fact]
    public async Task One_publishes_and_the_other_follows_with_the_same_receipts()
    {
        await using var first = await StartAsync(new Seat { IsHeld = true });
        await using var second = await StartAsync(new Seat());
        await _log.Entries.AppendAsync(0, 300);
        var receipts = await Task.WhenAll(first.ProveAsync(299), second.ProveAsync(299)).WaitAsync(s_patience);
        Assert.Equal(receipts[0].ToBytes(), receipts[1].ToBytes());
        Assert.Equal(300, second.Latest.Size);
    }

    [Fact]
    public async Task Whoever_gets_the_seat_goes_on_where_the_other_was()
    {
        var (one, other) = (new Seat { IsHeld = true }, new Seat());
        await using var first = await StartAsync(one);
        await using var second = await StartAsync(other);
        for (var size = 50; size <= 600; size += 50)
        {
            await _log.Entries.AppendAsync(size - 50, size);
            await Task.WhenAll(first.WhenPublishedAsync(size - 1), second.WhenPublishedAsync(size - 1)).WaitAsync(s_patience);
            (one.IsHeld, other.IsHeld) = (other.IsHeld, one.IsHeld);
        }
        await RequireOneLogAsync([first.Latest, second.Latest]);
    }

    [Fact]
    public async Task A_row_that_was_moved_just_before_the_publisher_died_is_published_by_the_next()
    {
        await using (await StartAsync(new Seat { IsHeld = true }))
            await _log.Entries.AppendAsync(0, 1);
        var (dead, next) = (new Seat { IsHeld = true }, new Seat());
        var broken = new Publishing.SwitchableBlobs(_blobs);
        await using var first = await StartAsync(dead, broken);
        await using var second = await StartAsync(next);
        broken.Fails = name => name == LogFiles.Checkpoint;
        await _log.Entries.AppendAsync(1, 40);
        while (first.Trouble is null)
            await Task.Delay(5);
        Assert.Equal(1, second.Latest.Size);
        (dead.IsHeld, next.IsHeld) = (false, true);
        Assert.Equal(40, (await second.WhenPublishedAsync(39).WaitAsync(s_patience)).Size);
    }

    [Fact]
    public async Task Two_who_both_believe_to_hold_the_seat_cannot_fork_the_log()
    {
        var moved = new ConcurrentBag<SignedCheckpoint>();
        await using var first = await StartAsync(new Seat { IsHeld = true }, moved: moved);
        await using var second = await StartAsync(new Seat { IsHeld = true }, moved: moved);
        var clock = Stopwatch.StartNew();
        for (var size = 1; clock.Elapsed < TimeSpan.FromSeconds(3); size++)
            await _log.Entries.AppendAsync(size - 1, size);
        var last = await _log.Entries.CountAsync() - 1;
        await Task.WhenAll(first.WhenPublishedAsync(last), second.WhenPublishedAsync(last)).WaitAsync(s_patience);
        // The row went from each checkpoint to the next one, and no two of the same size were ever signed into it.
        Assert.Equal(moved.Count, moved.DistinctBy(checkpoint => checkpoint.Size).Count());
        await RequireOneLogAsync(moved);
    }

    [Fact]
    public async Task An_old_checkpoint_that_a_slow_publisher_put_back_is_replaced()
    {
        await using var publisher = await StartAsync(new Seat { IsHeld = true });
        var old = publisher.Latest.Note.Bytes.ToArray();
        await _log.Entries.AppendAsync(0, 10);
        var latest = await publisher.WhenPublishedAsync(9).WaitAsync(s_patience);
        await _blobs.ReplaceAsync(LogFiles.Checkpoint, old);
        while (!(await _blobs.ReadAsync(LogFiles.Checkpoint)).AsSpan().SequenceEqual(latest.Note.Bytes.Span))
            await Task.Delay(20);
    }

    [Fact]
    public async Task A_checkpoint_over_other_entries_stops_those_who_follow()
    {
        await using (await StartAsync(new Seat { IsHeld = true }))
        {
        }
        await using var second = await StartAsync(new Seat());
        await _log.Entries.AppendAsync(0, 3);
        await _blobs.ReplaceAsync(LogFiles.Checkpoint, SignedCheckpoint.Sign(3, LogHash.EmptyTree, Samples.Signer).Note.Bytes);
        var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => second.Completion.WaitAsync(s_patience));
        Assert.StartsWith("Another server signed the root", stopped.Message, StringComparison.Ordinal);
    }

    async Task<LogPublisher> StartAsync(IPublisherSeat seat, IBlobStore? blobs = null, ConcurrentBag<SignedCheckpoint>? moved = null)
    {
        var (database, entries) = await _log.OpenAsync();
        var row = new PostgresCheckpointStore(database);
        return await LogPublisher.StartAsync(new(entries, moved is null ? row : new Witnessed(row, moved), blobs ?? _blobs, Samples.Signer)
        {
            Seat = seat,
            Interval = TimeSpan.FromMilliseconds(5),
            AskAgainAfter = TimeSpan.FromMilliseconds(200),
        });
    }

    async Task RequireOneLogAsync(IEnumerable<SignedCheckpoint> checkpoints)
    {
        var tree = new GrowingTree();
        var entries = await _log.Entries.ReadAsync(0, long.MaxValue).ToListAsync();
        foreach (var checkpoint in checkpoints.OrderBy(checkpoint => checkpoint.Size))
        {
            while (tree.Size < checkpoint.Size)
                tree.Append(LogHash.OfLeaf(entries[(int)tree.Size].Bytes.Span));
            Assert.Equal(tree.Root, checkpoint.Root);
        }
    }

    sealed class Seat : IPublisherSeat
    {
        volatile bool _isHeld;

        public bool IsHeld
        {
            get => _isHeld;
            set => _isHeld = value;
        }

        public bool CanBeTaken => true;
    }

    sealed class Witnessed(ICheckpointStore inner, ConcurrentBag<SignedCheckpoint> moved) : ICheckpointStore
    {
        public ValueTask<byte[]?> ReadAsync(CancellationToken cancellation = default) => inner.ReadAsync(cancellation);

        public async ValueTask<bool> TryMoveAsync(SignedCheckpoint? last, SignedCheckpoint next, CancellationToken cancellation = default)
        {
            if (!await inner.TryMoveAsync(last, next, cancellation))
                return false;
            moved.Add(next);
            return true;
        }
    }
}
