using Sirekap.Log;
using Sirekap.Storage.Tests.Sqlite;

namespace Sirekap.Storage.Tests.Blobs;

public sealed class S3BlobStoreTests : BlobStoreContract, IAsyncLifetime
{
    readonly FakeS3 _s3 = new();
    S3BlobStore _store = null!;

    protected override IBlobStore Store => _store;

    // The probe stands beside the blobs.
    protected override int FilesInAll => _s3.Objects.Count - 1;

    public async ValueTask InitializeAsync() => _store = await S3BlobStore.OpenAsync(_s3.Settings);

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        _s3.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_store_that_would_overwrite_is_refused()
    {
        _s3.Overwrites = true;
        var refused = await Assert.ThrowsAsync<IOException>(() => S3BlobStore.OpenAsync(_s3.Settings));
        Assert.Contains("overwrites objects although it is told not to", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_put_whose_answer_was_lost_is_not_a_conflict_with_itself()
    {
        var lost = 0;
        _s3.LosesAnswer = key => key == "tile" && Interlocked.Increment(ref lost) == 1;
        await Store.PutAsync("tile", "bytes"u8.ToArray());
        Assert.Equal("bytes"u8.ToArray(), await Store.ReadAsync("tile"));
        Assert.True(lost > 1);
    }

    [Fact]
    public async Task A_store_that_is_away_is_trouble_and_not_the_end()
    {
        _s3.LosesAnswer = _ => true;
        await Assert.ThrowsAsync<IOException>(() => Store.PutAsync("tile", "bytes"u8.ToArray()));
        await Assert.ThrowsAsync<IOException>(() => Store.ReadAsync("tile"));
        await Assert.ThrowsAsync<IOException>(() => Store.LengthAsync("tile"));
    }

    [Fact]
    public async Task More_than_a_page_of_what_stands_below_is_deleted()
    {
        foreach (var width in Enumerable.Range(1, 7))
            await Store.PutAsync($"tile/000.p/{width}", new[] { (byte)width });
        await Store.DeleteAsync("tile/000.p");
        Assert.Equal(0, FilesInAll);
    }

    [Fact]
    public async Task A_log_is_published_there_and_receipts_come_from_there()
    {
        using var file = new SqliteFile();
        await using var publisher = await LogPublisher.StartAsync(new(file.Entries, new SqliteCheckpointStore(file.Database), Store, Samples.Signer) { Interval = TimeSpan.FromMilliseconds(1) });
        await file.Entries.AppendAsync(0, 300);
        await file.Entries.AppendAsync(300, 520);
        var receipt = await publisher.ProveAsync(519).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(520, receipt.Verify(LogHash.OfLeaf(Samples.Entry(519)), Samples.Signer.Verifier).Size);
        Assert.Contains("log/tile/0/001", _s3.Objects.Keys);
    }
}
