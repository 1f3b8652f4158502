using Microsoft.Extensions.Time.Testing;
using Sirekap.Log;

namespace Sirekap.Storage.Tests.Publishing;

public sealed class LogPublisherTests : IAsyncDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    readonly LogFolder _log = new();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task A_new_log_serves_the_checkpoint_of_no_entries()
    {
        var publisher = await _log.StartAsync();
        Assert.Equal(0, publisher.Latest.Size);
        Assert.Equal(LogHash.EmptyTree, _log.ServedCheckpoint().Root);
        Assert.Equal(["checkpoint"], _log.Files());
    }

    [Fact]
    public async Task The_files_stand_under_the_paths_of_the_specification()
    {
        await _log.PublishAsync(600);
        Assert.Equal(
            ["checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000", "tile/entries/001", "tile/entries/002.p/88"],
            _log.Files());
        Assert.Equal(LogLayout.Tiles(600).Concat(LogLayout.Bundles(600)).Select(path => path.ToString()).Order(StringComparer.Ordinal), _log.Files().Skip(1));
    }

    [Fact]
    public async Task An_appended_entry_is_published_and_its_receipt_verifies()
    {
        var publisher = await _log.StartAsync();
        await _log.Entries.AppendAsync(0, 10);
        await _log.Entries.AppendAsync(10, 700);
        foreach (var index in (long[])[0, 9, 10, 255, 256, 699])
        {
            var receipt = TlogProof.Parse((await publisher.ProveAsync(index).WaitAsync(s_patience)).ToBytes());
            Assert.Equal(index, receipt.Index);
            Assert.True(receipt.Verify(LogHash.OfLeaf(Samples.Entry(index)), Samples.Signer.Verifier).Size > index);
        }
    }

    [Fact]
    public async Task The_checkpoint_comes_after_every_file_that_it_covers()
    {
        await _log.PublishAsync(300);
        Assert.Equal("log/checkpoint", _log.Blobs.Written[^1]);
        Assert.Single(_log.Blobs.Written, name => name == "log/checkpoint");
        Assert.Superset(LogLayout.Tiles(300).Concat(LogLayout.Bundles(300)).Select(LogFiles.NameOf).ToHashSet(), _log.Blobs.Written.ToHashSet());
    }

    [Fact]
    public async Task What_comes_within_the_interval_shares_a_publication()
    {
        var time = new FakeTimeProvider();
        var publisher = await _log.StartAsync(time);
        for (var number = 0; number < 20; number++)
            await _log.Entries.AppendAsync(number, number + 1);
        Assert.Equal(0, publisher.Latest.Size);
        var published = publisher.WhenPublishedAsync(19);
        while (!published.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Delay(5);
        }
        Assert.Equal(20, (await published).Size);
        Assert.Equal(2, _log.Blobs.Written.Count(name => name == "log/checkpoint"));
    }

    [Fact]
    public async Task Partials_go_once_what_is_full_has_been_served_for_a_while()
    {
        await _log.PublishAsync(200);
        var publisher = await _log.StartAsync();
        await _log.Entries.AppendAsync(200, 256);
        await publisher.WhenPublishedAsync(255).WaitAsync(s_patience);
        Assert.Contains("tile/0/000.p/200", _log.Files());
        await _log.Entries.AppendAsync(256, 257);
        await publisher.WhenPublishedAsync(256).WaitAsync(s_patience);
        Assert.DoesNotContain("tile/0/000.p/200", _log.Files());
        Assert.DoesNotContain("tile/entries/000.p/200", _log.Files());
        Assert.Contains("tile/0/000", _log.Files());
    }

    [Theory]
    [InlineData("log/tile/0/000.p/1")]
    [InlineData("log/tile/entries/000.p/1")]
    [InlineData("log/checkpoint")]
    public async Task A_full_disk_delays_publication_and_nothing_more(string name)
    {
        var publisher = await _log.StartAsync();
        _log.Blobs.Fails = written => written == name;
        await _log.Entries.AppendAsync(0, 1);
        while (publisher.Trouble is null)
            await Task.Delay(5);
        Assert.Equal("New entries are safe but not published yet: No space left on device.", publisher.Trouble);
        Assert.Equal(0, publisher.Latest.Size);
        Assert.Equal(0, _log.ServedCheckpoint().Size);
        await _log.Entries.AppendAsync(1, 300);
        _log.Blobs.Fails = _ => false;
        var receipt = await publisher.ProveAsync(299).WaitAsync(s_patience);
        Assert.Equal(300, receipt.Verify(LogHash.OfLeaf(Samples.Entry(299)), Samples.Signer.Verifier).Size);
    }

    [Fact]
    public async Task A_checkpoint_row_that_cannot_be_moved_for_certain_ends_publishing()
    {
        var checkpoints = new StubbornCheckpoints(new SqliteCheckpointStore(_log.Database));
        var publisher = await _log.StartAsync(checkpoints: checkpoints);
        checkpoints.Fails = true;
        await _log.Entries.AppendAsync(0, 1);
        await Assert.ThrowsAsync<IOExceptionOfDatabase>(() => publisher.WhenPublishedAsync(0).WaitAsync(s_patience));
        await Assert.ThrowsAsync<IOExceptionOfDatabase>(() => publisher.Completion);
        Assert.Equal(0, _log.ServedCheckpoint().Size);
        Assert.Equal(1, checkpoints.Failures);
    }

    [Fact]
    public async Task Two_publishers_of_one_log_do_not_both_go_on()
    {
        var publisher = await _log.StartAsync();
        await _log.Entries.AppendAsync(0, 1);
        await publisher.WhenPublishedAsync(0).WaitAsync(s_patience);
        var row = new SqliteCheckpointStore(_log.Database);
        var foreign = SignedCheckpoint.Sign(2, LogHash.EmptyTree, Samples.Signer);
        Assert.True(await row.TryMoveAsync(publisher.Latest, foreign));
        await _log.Entries.AppendAsync(1, 3);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => publisher.WhenPublishedAsync(2).WaitAsync(s_patience));
        Assert.Contains("somebody else publishes this log", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, _log.ServedCheckpoint().Size);
    }

    sealed class IOExceptionOfDatabase : Exception;

    sealed class StubbornCheckpoints(ICheckpointStore inner) : ICheckpointStore
    {
        public bool Fails { get; set; }

        public int Failures { get; private set; }

        public ValueTask<byte[]?> ReadAsync(CancellationToken cancellation = default) => inner.ReadAsync(cancellation);

        public ValueTask<bool> TryMoveAsync(SignedCheckpoint? last, SignedCheckpoint next, CancellationToken cancellation = default)
        {
            if (!Fails)
                return inner.TryMoveAsync(last, next, cancellation);
            Failures++;
            throw new IOExceptionOfDatabase();
        }
    }
}
