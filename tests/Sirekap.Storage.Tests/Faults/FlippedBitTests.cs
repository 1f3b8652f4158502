using Sirekap.Log;
using Sirekap.Storage.Tests.Publishing;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>One bit changes in a row or a file of a log that lies still. Nothing that was changed is ever signed or accepted.</summary>
public sealed class FlippedBitTests : IAsyncDisposable
{
    readonly LogFolder _log = new();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Theory]
    [InlineData("UPDATE entries SET bytes = CAST('dntry 71' AS BLOB) WHERE idx = 71", "entries in the database were changed")]
    [InlineData("UPDATE entries SET idx = 1095 WHERE idx = 71", "entries in the database were changed")]
    [InlineData("DELETE FROM entries WHERE idx = 71", "entries in the database were changed")]
    [InlineData("UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), 'log.example', 'log.exampld') AS BLOB)", "does not belong to the key")]
    [InlineData("UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), char(10) || '600', char(10) || '601') AS BLOB)", "does not belong to the key")]
    [InlineData("DELETE FROM checkpoint", "set back to an earlier state")]
    public async Task A_changed_row_is_refused_at_the_next_start(string change, string because)
    {
        await _log.PublishAsync(600);
        SqliteDatabase.Execute(_log.Database.Writer, change);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _log.StartAsync());
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        await _log.RequireAcceptedAsync();
    }

    [Fact]
    public async Task A_changed_key_is_refused_at_the_next_start()
    {
        var settings = new SqliteSettings(_log.Database);
        var key = await LogKeyring.LoadOrCreateAsync(settings, "log.example/pemilu");
        await using (await LogPublisher.StartAsync(new(_log.Entries, new SqliteCheckpointStore(_log.Database), _log.Blobs, key.Current)))
        {
        }
        SqliteDatabase.Execute(_log.Database.Writer, "UPDATE settings SET value = CAST(substr(CAST(value AS BLOB), 1, 31) || x'00' AS BLOB)");
        var changed = await LogKeyring.LoadOrCreateAsync(settings, "log.example/pemilu");
        await Assert.ThrowsAsync<StartRefusedException>(() => LogPublisher.StartAsync(new(_log.Entries, new SqliteCheckpointStore(_log.Database), _log.Blobs, changed.Current)));
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("tile/0/000")]
    [InlineData("tile/0/002.p/88")]
    [InlineData("tile/1/000.p/2")]
    [InlineData("tile/entries/001")]
    [InlineData("tile/entries/002.p/88")]
    public async Task A_flipped_bit_in_a_published_file_is_found_by_the_independent_checker(string name)
    {
        Assert.SkipWhen(GoChecker.Missing is not null, GoChecker.Missing ?? "");
        await _log.PublishAsync(600);
        var bytes = await File.ReadAllBytesAsync(_log[name]);
        bytes[bytes.Length / 2] ^= 4;
        await File.WriteAllBytesAsync(_log[name], bytes);
        var (exit, report) = await GoChecker.CheckAsync(_log.Root);
        Assert.Equal(1, exit);
        Assert.NotEmpty(report);
    }

    [Theory]
    [InlineData("tile/entries/001")]
    [InlineData("tile/0/000")]
    public async Task No_receipt_is_made_from_a_changed_tile(string name)
    {
        await _log.PublishAsync(600);
        var publisher = await _log.StartAsync();
        var bytes = await File.ReadAllBytesAsync(_log[name]);
        bytes[100] ^= 1;
        await File.WriteAllBytesAsync(_log[name], bytes);
        var made = await Record.ExceptionAsync(async () =>
            (await publisher.ProveAsync(70)).Verify(LogHash.OfLeaf(Samples.Entry(70)), Samples.Signer.Verifier));
        Assert.Equal(name == "tile/0/000", made is LogDataException);
    }
}
