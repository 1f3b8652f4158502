using Microsoft.Extensions.Time.Testing;
using Sirekap.Election.Statements;
using Sirekap.Server.Reports;
using Sirekap.Storage;

namespace Sirekap.Server.Tests.Reports;

/// <summary>A photograph that cannot be deleted now is deleted later, and keeps no other one from being deleted.</summary>
public sealed class ReportKeeperTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-pictures-").FullName;
    private LogDatabase? _database;

    public ValueTask InitializeAsync()
    {
        _database = LogDatabase.OpenSqlite(Path.Combine(_folder, "ledger.db"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_could_not_be_deleted_is_tried_again_and_the_others_go()
    {
        var blobs = new StubbornBlobs(new FolderBlobStore(Path.Combine(_folder, "files")));
        var pictures = new ReportPictures(blobs, _database!.Records, new FakeTimeProvider());
        Digest[] kept = [await pictures.KeepAsync("satu"u8.ToArray()), await pictures.KeepAsync("dua"u8.ToArray()), await pictures.KeepAsync("tiga"u8.ToArray())];
        blobs.Stuck = kept.Min(photo => photo.ToString());
        await Assert.ThrowsAsync<AggregateException>(() => pictures.SweepAsync((_, _) => true, default));
        Assert.Equal(blobs.Stuck, Assert.Single(await pictures.KeptAsync(default)).Key.ToString());
        blobs.Stuck = null;
        Assert.Equal(1, await pictures.SweepAsync((_, _) => true, default));
        Assert.Empty(await pictures.KeptAsync(default));
        Assert.All(kept, photo => Assert.False(pictures.HasAsync(photo, default).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task A_photograph_that_comes_again_after_it_was_deleted_is_kept_again()
    {
        var pictures = new ReportPictures(new FolderBlobStore(Path.Combine(_folder, "files")), _database!.Records, new FakeTimeProvider());
        var photo = await pictures.KeepAsync("satu"u8.ToArray());
        Assert.Equal(1, await pictures.SweepAsync((_, _) => true, default));
        Assert.Equal(photo, await pictures.KeepAsync("satu"u8.ToArray()));
        Assert.Equal(photo, Assert.Single(await pictures.KeptAsync(default)).Key);
        Assert.Equal(1, await pictures.SweepAsync((_, _) => true, default));
    }

    /// <summary>A store that cannot delete one of its files.</summary>
    private sealed class StubbornBlobs(IBlobStore inner) : IBlobStore
    {
        public string? Stuck { get; set; }

        public Task DeleteAsync(string name, CancellationToken cancellation = default) =>
            Stuck is { } stuck && name.Contains(stuck, StringComparison.Ordinal) ? throw new IOException("The disk is full of ants.") : inner.DeleteAsync(name, cancellation);

        public Task PutAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) => inner.PutAsync(name, bytes, cancellation);

        public Task PutAsync(string name, Stream content, ReadOnlyMemory<byte> sha256, long maxLength, CancellationToken cancellation = default) => inner.PutAsync(name, content, sha256, maxLength, cancellation);

        public Task ReplaceAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) => inner.ReplaceAsync(name, bytes, cancellation);

        public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default) => inner.OpenAsync(name, cancellation);

        public Task<long?> LengthAsync(string name, CancellationToken cancellation = default) => inner.LengthAsync(name, cancellation);
    }
}
