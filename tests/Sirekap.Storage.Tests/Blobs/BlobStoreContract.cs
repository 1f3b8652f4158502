using System.Security.Cryptography;

namespace Sirekap.Storage.Tests.Blobs;

/// <summary>What every store of blobs must do. A new implementation derives a class and passes.</summary>
public abstract class BlobStoreContract
{
    static readonly byte[] s_photo = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7 / 3 % 256))];

    /// <summary>The store under test; empty at the start of a test.</summary>
    protected abstract IBlobStore Store { get; }

    /// <summary>How many files there are in all, half-written ones included.</summary>
    protected abstract int FilesInAll { get; }

    [Fact]
    public async Task What_is_put_is_read_and_nothing_else()
    {
        await Store.PutAsync("a/b.jpg", s_photo);
        Assert.Equal(s_photo, await Store.ReadAsync("a/b.jpg"));
        Assert.Equal(s_photo.Length, await Store.LengthAsync("a/b.jpg"));
        Assert.Null(await Store.ReadAsync("a/c.jpg"));
        Assert.Null(await Store.ReadAsync("a"));
        Assert.Null(await Store.ReadAsync("x/y"));
        Assert.Null(await Store.LengthAsync("a/c.jpg"));
    }

    [Fact]
    public async Task The_same_bytes_may_come_again_but_never_others()
    {
        await Store.PutAsync("a", "one"u8.ToArray());
        await Store.PutAsync("a", "one"u8.ToArray());
        await Assert.ThrowsAsync<BlobConflictException>(() => Store.PutAsync("a", "two"u8.ToArray()));
        await Assert.ThrowsAsync<BlobConflictException>(() => Store.PutAsync("a", new MemoryStream("two"u8.ToArray()), SHA256.HashData("two"u8), 10));
        Assert.Equal("one"u8.ToArray(), await Store.ReadAsync("a"));
        Assert.Equal(1, FilesInAll);
    }

    [Fact]
    public async Task Many_may_put_the_same_photo_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() =>
            Store.PutAsync("photo", new MemoryStream(s_photo), SHA256.HashData(s_photo), s_photo.Length))));
        Assert.Equal(s_photo, await Store.ReadAsync("photo"));
        Assert.Equal(1, FilesInAll);
    }

    [Fact]
    public async Task Of_different_bytes_that_come_at_once_one_wins_and_the_others_hear_of_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
            await Record.ExceptionAsync(() => Store.PutAsync("tile", new[] { (byte)i })))));
        Assert.Equal(1, outcomes.Count(outcome => outcome is null));
        Assert.Equal(19, outcomes.Count(outcome => outcome is BlobConflictException));
        Assert.Null(outcomes[(await Store.ReadAsync("tile"))![0]]);
    }

    [Fact]
    public async Task A_photo_with_another_hash_leaves_nothing_behind()
    {
        var refused = await Assert.ThrowsAsync<BlobRefusedException>(() =>
            Store.PutAsync("photo", new MemoryStream(s_photo[..^1]), SHA256.HashData(s_photo), s_photo.Length));
        Assert.Equal(BlobRefusal.HashDiffers, refused.Refusal);
        Assert.Equal(0, FilesInAll);
    }

    [Fact]
    public async Task A_photo_that_is_too_long_leaves_nothing_behind()
    {
        var refused = await Assert.ThrowsAsync<BlobRefusedException>(() =>
            Store.PutAsync("photo", new MemoryStream(s_photo), SHA256.HashData(s_photo), s_photo.Length - 1));
        Assert.Equal(BlobRefusal.TooLong, refused.Refusal);
        Assert.Equal(0, FilesInAll);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.PutAsync("photo", new BreakingStream(s_photo), SHA256.HashData(s_photo), s_photo.Length));
        Assert.Equal(0, FilesInAll);
    }

    [Fact]
    public async Task A_replaced_blob_has_the_new_bytes()
    {
        await Store.ReplaceAsync("log/checkpoint", "old"u8.ToArray());
        await Store.ReplaceAsync("log/checkpoint", "newer"u8.ToArray());
        Assert.Equal("newer"u8.ToArray(), await Store.ReadAsync("log/checkpoint"));
        Assert.Equal(1, FilesInAll);
    }

    [Fact]
    public async Task What_is_deleted_is_gone_with_all_below_it()
    {
        await Store.PutAsync("tile/000", "full"u8.ToArray());
        await Store.PutAsync("tile/000.p/1", "1"u8.ToArray());
        await Store.PutAsync("tile/000.p/2", "2"u8.ToArray());
        await Store.DeleteAsync("tile/000.p");
        await Store.DeleteAsync("tile/001.p");
        Assert.Equal(1, FilesInAll);
        await Store.DeleteAsync("tile/000");
        Assert.Equal(0, FilesInAll);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData(".tmp/1")]
    [InlineData("a\\b")]
    [InlineData("A")]
    [InlineData("a b")]
    [InlineData("a\0b")]
    public async Task Such_a_name_is_refused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(name, s_photo));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(name));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync(name));
    }

    sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 100_000 ? throw new IOException("The line went dead.") : base.ReadAsync(buffer, cancellationToken);
    }
}
