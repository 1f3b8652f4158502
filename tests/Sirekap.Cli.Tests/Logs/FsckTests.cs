using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Sirekap.Cli.Logs;
using Sirekap.Cli.Tests.Mirroring;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Log;
using Sirekap.Mirror;
using Sirekap.Server.Hosting;
using Sirekap.Storage.Tests.Blobs;

namespace Sirekap.Cli.Tests.Logs;

/// <summary>A changed or lost byte of each kind is found, and its place is named.</summary>
public sealed class FsckTests : IAsyncLifetime
{
    private readonly TempFolder _site = new();
    private readonly TempFolder _data = new();
    private readonly PublishedNight _night = new();
    private readonly Check _check = new();

    public async ValueTask InitializeAsync()
    {
        byte[] evidence = [.. "{\"format\":\"sirekap-residency-evidence/1\"}"u8];
        var named = _night.Story.Attest(evidence);
        _night.PublishTo(_site);
        _site.Write(named, evidence);
        await using var origin = await OriginSite.StartAsync(_site.Path);
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        await using var mirror = await MirrorHost.BuildAsync(builder, new MirrorOptions { From = origin.Address, Data = _data.Path, Election = _check.Election.Path });
        await mirror.StartAsync(TestContext.Current.CancellationToken);
        var pictures = _site.Files.Count(file => file.StartsWith("photos/", StringComparison.Ordinal));
        while (_data.Files.Count(file => file.StartsWith("photos/public/", StringComparison.Ordinal)) < pictures || !_data.Files.Any(file => file.StartsWith("residency/", StringComparison.Ordinal)))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _check.Dispose();
        _night.Dispose();
        _data.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_untouched_folder_is_as_it_was_written() => Assert.Equal((0, ""), await FsckAsync());

    [Theory]
    [InlineData("log/checkpoint")]
    [InlineData("log/tile/0/000")]
    [InlineData("log/tile/1/000.p/1")]
    [InlineData("log/tile/entries/000")]
    [InlineData("photos/public/")]
    [InlineData("residency/")]
    public async Task A_flipped_bit_in_a_file_is_found_and_named(string name)
    {
        var file = _data.Files.First(file => file.StartsWith(name, StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(_data[file], TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(_data[file], bytes, TestContext.Current.CancellationToken);
        var (status, said) = await FsckAsync();
        Assert.Equal(1, status);
        Assert.Contains(file, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log/checkpoint")]
    [InlineData("log/tile/0/000")]
    [InlineData("photos/public/")]
    [InlineData("residency/")]
    public async Task A_lost_file_is_found_and_named(string name)
    {
        var file = _data.Files.First(file => file.StartsWith(name, StringComparison.Ordinal));
        File.Delete(_data[file]);
        Assert.Contains($"{file}: is missing", (await FsckAsync()).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_store_that_is_as_it_was_written_is_without_fault()
    {
        using var store = Store();
        Assert.Equal((0, ""), await FsckAsync(store));
    }

    [Theory]
    [InlineData("log/checkpoint")]
    [InlineData("log/tile/0/000")]
    [InlineData("log/tile/1/000.p/1")]
    [InlineData("log/tile/entries/000")]
    [InlineData("photos/public/")]
    [InlineData("residency/")]
    public async Task A_flipped_bit_in_an_object_and_a_lost_object_are_found_and_named(string name)
    {
        using var store = Store();
        var key = store.Objects.Keys.Where(key => key.StartsWith(name, StringComparison.Ordinal)).Order(StringComparer.Ordinal).First();
        store.Objects[key][store.Objects[key].Length / 2] ^= 1;
        var (status, said) = await FsckAsync(store);
        Assert.Equal(1, status);
        Assert.Contains(key, said, StringComparison.Ordinal);
        Assert.True(store.Objects.TryRemove(key, out _));
        Assert.Contains($"{key}: is missing", (await FsckAsync(store)).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE entries SET bytes = CAST(bytes || x'20' AS BLOB) WHERE idx = 9", "entry 9:")]
    [InlineData("UPDATE entries SET leaf = zeroblob(32) WHERE idx = 9", "entry 9:")]
    [InlineData("DELETE FROM entries WHERE idx = 9", "entry 9:")]
    [InlineData("DELETE FROM entries WHERE idx = (SELECT max(idx) FROM entries)", "entries:")]
    [InlineData("UPDATE checkpoint SET note = CAST(replace(note, x'0a', x'0b') AS BLOB)", "checkpoint row:")]
    [InlineData("DELETE FROM checkpoint", "log/checkpoint:")]
    [InlineData("DELETE FROM settings WHERE name = 'mirror/log-key'", "settings:")]
    public async Task A_changed_row_is_found_and_named(string change, string place)
    {
        await ChangeAsync(change);
        var (status, said) = await FsckAsync();
        Assert.Equal(1, status);
        Assert.Contains(said.Split('\n'), line => line.StartsWith(place, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entries_that_no_checkpoint_covers_and_an_old_checkpoint_are_found()
    {
        var old = _data["log/checkpoint"];
        await File.WriteAllBytesAsync(old, SignedCheckpoint.Sign(0, LogHash.EmptyTree, PublishedNight.Signer).Note.Bytes.ToArray(), TestContext.Current.CancellationToken);
        File.Delete(_data["log/tile/0/000"]);
        var said = (await FsckAsync()).Said.Split('\n');
        Assert.Contains(said, line => line.StartsWith("log/checkpoint: covers 0 entries", StringComparison.Ordinal));
        Assert.Contains("log/tile/0/000: is missing.", said);
        await ChangeAsync("DELETE FROM checkpoint");
        Directory.Delete(_data["log"], recursive: true);
        Assert.Contains("checkpoint row: is missing", (await FsckAsync()).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spoilt_key_is_a_fault_and_not_the_end_of_the_check()
    {
        await ChangeAsync("UPDATE settings SET value = x'6162' WHERE name = 'mirror/log-key'");
        Assert.Equal(1, (await FsckAsync()).Status);
    }

    [Fact]
    public async Task A_damaged_page_of_the_database_is_found()
    {
        var path = _data["mirror.db"];
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Array.Fill(bytes, (byte)0xee, 3 * 4096, 4096);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await FsckAsync()).Status);
    }

    [Fact]
    public async Task A_folder_without_a_log_is_no_empty_log()
    {
        using var empty = new TempFolder();
        using var screen = new StringWriter();
        await Assert.ThrowsAsync<FileNotFoundException>(() =>
            new FsckRun(empty.Path, _check.Election.Path, screen).RunAsync(new Progress<long>(), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(empty.Path));
    }

    private async Task ChangeAsync(string change)
    {
        await using var connection = new SqliteConnection($"Data Source={_data["mirror.db"]};Pooling=False");
        connection.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = change;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The published files of the folder as objects of a store; those in the folder are not looked at then.</summary>
    private FakeS3 Store()
    {
        var store = new FakeS3();
        foreach (var file in _data.Files.Where(file => file.StartsWith("log/", StringComparison.Ordinal) || file.StartsWith("photos/public/", StringComparison.Ordinal) || file.StartsWith("residency/", StringComparison.Ordinal)).ToList())
        {
            store.Objects[file] = File.ReadAllBytes(_data[file]);
            File.Delete(_data[file]);
        }

        return store;
    }

    private async Task<(int Status, string Said)> FsckAsync(FakeS3? store = null)
    {
        using var screen = new StringWriter();
        var status = await new FsckRun(_data.Path, _check.Election.Path, screen, store is null ? null : new SirekapOptions { S3 = store.Settings })
            .RunAsync(new Progress<long>(), TestContext.Current.CancellationToken);
        var lines = screen.ToString().TrimEnd().Split('\n');
        return (status, string.Join('\n', lines[..^1]));
    }
}
