using Sirekap.Log;

namespace Sirekap.Storage.Tests.Publishing;

public sealed class LogRecoveryTests : IAsyncDisposable
{
    readonly LogFolder _log = new();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(1000)]
    public async Task A_restarted_log_goes_on_where_it_was(int size)
    {
        await _log.PublishAsync(size);
        await _log.PublishAsync(size + 300);
        Assert.Equal(await RootOf(size + 300), _log.ServedCheckpoint().Root);
        Assert.Equal(size + 300, _log.ServedCheckpoint().Size);
    }

    [Fact]
    public async Task A_restart_without_new_entries_signs_nothing_new()
    {
        await _log.PublishAsync(300);
        var before = await File.ReadAllBytesAsync(_log["checkpoint"]);
        await _log.PublishAsync(300);
        Assert.Equal(before, await File.ReadAllBytesAsync(_log["checkpoint"]));
    }

    [Fact]
    public async Task A_lost_checkpoint_file_is_written_again()
    {
        await _log.PublishAsync(3);
        File.Delete(_log["checkpoint"]);
        await _log.PublishAsync(3);
        Assert.Equal(3, _log.ServedCheckpoint().Size);
    }

    [Theory]
    [InlineData("tile/0/000", true)]
    [InlineData("tile/0/000", false)]
    [InlineData("tile/1/000.p/2", true)]
    [InlineData("tile/entries/001", false)]
    [InlineData("tile/entries/002.p/88", true)]
    public async Task A_lost_or_torn_file_is_mended(string name, bool lost)
    {
        await _log.PublishAsync(600);
        var before = await File.ReadAllBytesAsync(_log[name]);
        if (lost)
            File.Delete(_log[name]);
        else
            await File.WriteAllBytesAsync(_log[name], before[..100]);
        await _log.PublishAsync(600);
        Assert.Equal(before, await File.ReadAllBytesAsync(_log[name]));
    }

    [Fact]
    public async Task The_whole_folder_can_be_made_again_from_the_database()
    {
        await _log.PublishAsync(600);
        var before = _log.Files().ToDictionary(name => name, name => Convert.ToHexString(File.ReadAllBytes(_log[name])));
        Directory.Delete(_log.Root, recursive: true);
        await _log.PublishAsync(600);
        Assert.Equal(before, _log.Files().ToDictionary(name => name, name => Convert.ToHexString(File.ReadAllBytes(_log[name]))));
    }

    [Fact]
    public async Task A_database_that_was_set_back_is_refused()
    {
        await _log.PublishAsync(10);
        SqliteDatabase.Execute(_log.Database.Writer, "DELETE FROM entries WHERE idx >= 7");
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _log.StartAsync());
        Assert.StartsWith("The last signed checkpoint covers 10 entries, but the database holds only 7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_snapshot_that_agrees_with_itself_is_refused_because_of_what_was_published()
    {
        await _log.PublishAsync(5);
        var row = await new SqliteCheckpointStore(_log.Database).ReadAsync();
        await _log.PublishAsync(10);
        SqliteDatabase.Execute(_log.Database.Writer, "DELETE FROM entries WHERE idx >= 5; DELETE FROM checkpoint");
        Assert.True(await new SqliteCheckpointStore(_log.Database).TryMoveAsync(null, SignedCheckpoint.Open(row, Samples.Signer.Verifier)));
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _log.StartAsync());
        Assert.Contains("set back to an earlier state", refused.Message, StringComparison.Ordinal);
        Assert.Equal(10, _log.ServedCheckpoint().Size);
    }

    [Fact]
    public async Task A_bit_flipped_in_the_database_is_refused()
    {
        await _log.PublishAsync(300);
        SqliteDatabase.Execute(_log.Database.Writer, "UPDATE entries SET bytes = CAST('entry 70' AS BLOB) WHERE idx = 71");
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => _log.StartAsync());
        Assert.Contains("entries in the database were changed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_of_another_key_is_refused()
    {
        await _log.PublishAsync(3);
        SqliteDatabase.Execute(_log.Database.Writer, "UPDATE checkpoint SET note = CAST('nothing' AS BLOB)");
        await Assert.ThrowsAsync<StartRefusedException>(() => _log.StartAsync());
    }

    [Fact]
    public async Task A_published_folder_of_another_log_is_refused()
    {
        await _log.PublishAsync(3);
        var foreign = new NoteSigner("other.example/log", new byte[NoteSigner.SeedLength]);
        await File.WriteAllBytesAsync(_log["checkpoint"], SignedCheckpoint.Sign(0, LogHash.EmptyTree, foreign).Note.Bytes.ToArray());
        await Assert.ThrowsAsync<StartRefusedException>(() => _log.StartAsync());
    }

    async Task<LogHash> RootOf(int size)
    {
        var tree = new GrowingTree();
        foreach (var entry in await _log.Entries.ReadAsync(0, size).ToListAsync())
            tree.Append(LogHash.OfLeaf(entry.Bytes.Span));
        return tree.Root;
    }
}
