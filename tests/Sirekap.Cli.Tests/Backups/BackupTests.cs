using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Sirekap.Cli.Backups;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Election.Statements;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Hosting;
using Sirekap.Storage;

namespace Sirekap.Cli.Tests.Backups;

/// <summary>A backup holds all that was acknowledged before it began; an older one is refused where anybody has seen more, and can be brought forward.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TempFolder _folders = new();
    private readonly Check _check = new();
    private readonly StringWriter _screen = new();

    public void Dispose()
    {
        _folders.Dispose();
        _check.Dispose();
        _screen.Dispose();
    }

    [Fact]
    public async Task A_backup_under_load_is_one_moment_and_a_server_goes_on_from_it()
    {
        await using var server = await StartAsync("data");
        await server.EnrolAsync(300);
        var before = server.Size;
        var load = Task.Run(() => server.EnrolAsync(60));
        Assert.Equal(0, await BackUpAsync());
        await load;
        Assert.Equal(0, await RestoreAsync("restored"));
        await using var restored = await StartAsync("restored");
        Assert.InRange(restored.Size, before, server.Size);
        await restored.EnrolAsync(1);
    }

    [Fact]
    public async Task A_second_backup_into_the_same_folder_brings_it_up_to_date()
    {
        await using var server = await StartAsync("data");
        await BackUpAsync();
        await server.EnrolAsync(5);
        Assert.Equal(0, await BackUpAsync());
        await RestoreAsync("restored");
        await using var restored = await StartAsync("restored", server.Address);
        Assert.Equal(server.Size, restored.Size);
    }

    [Fact]
    public async Task An_older_backup_is_refused_at_the_start_while_a_mirror_has_seen_more_and_the_sentence_says_what_to_do()
    {
        await using var server = await StartAsync("data");
        await BackUpAsync();
        await server.EnrolAsync(3);
        await RestoreAsync("restored");
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync("restored", server.Address));
        Assert.StartsWith("A witness or mirror has seen a checkpoint of this log over 7 entries, but the last one in the database covers 4:", refused.Message, StringComparison.Ordinal);
        Assert.Contains("sirekap restore --catch-up", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_older_backup_is_brought_forward_from_what_was_published(bool overHttp)
    {
        await using var server = await StartAsync("data");
        await server.EnrolAsync(280);
        await BackUpAsync();
        await server.EnrolAsync(298);
        var evidence = await server.AttestAsync([.. "{}"u8]);
        using var site = new SiteSource(server.Address, TimeProvider.System);
        Assert.Equal(0, await RestoreAsync("restored", overHttp ? site : new FolderSource(_folders["data"])));
        Assert.Contains("300 entries taken from", _screen.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folders["restored"], evidence)));
        await using var restored = await StartAsync("restored", server.Address);
        Assert.Equal(server.Size, restored.Size);
        await restored.EnrolAsync(2);
        using var grown = new SiteSource(restored.Address, TimeProvider.System);
        Assert.Empty(_check.Run(grown, _check.Options with { Photos = false }));
    }

    [Fact]
    public async Task A_source_that_shows_another_history_is_refused_and_no_server_starts_on_the_folder()
    {
        await using (var server = await StartAsync("data"))
            await server.EnrolAsync(3);
        await BackUpAsync();
        await RestoreAsync("fork");
        await using (var server = await StartAsync("data"))
            await server.EnrolAsync(2);
        await using var fork = await StartAsync("fork");
        await fork.EnrolAsync(3);
        await BackUpAsync();
        using var source = new SiteSource(fork.Address, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RestoreAsync("restored", source));
        Assert.Contains("exclude each other", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync("restored"));
    }

    [Fact]
    public async Task A_database_that_was_set_back_never_takes_the_place_of_a_newer_backup()
    {
        await using (var server = await StartAsync("data"))
            await server.EnrolAsync(3);
        await new BackupRun(new() { Data = _folders["data"] }, _folders["older"], _screen).RunAsync(TestContext.Current.CancellationToken);
        await using (var server = await StartAsync("data"))
            await server.EnrolAsync(3);
        await BackUpAsync();
        await Assert.ThrowsAsync<StartRefusedException>(() =>
            new BackupRun(new() { Data = _folders["older"] }, _folders["backup"], _screen).RunAsync(TestContext.Current.CancellationToken));
        await RestoreAsync("restored");
        await using var restored = await StartAsync("restored");
        Assert.Equal(10, restored.Size);
    }

    [Fact]
    public async Task A_changed_entry_in_a_backup_is_refused()
    {
        await using (await StartAsync("data"))
        {
        }

        await BackUpAsync();
        await using (var connection = new SqliteConnection($"Data Source={_folders["backup/ledger.db"]};Pooling=False"))
        {
            connection.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE entries SET bytes = CAST(bytes || x'20' AS BLOB) WHERE idx = 2";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await Assert.ThrowsAsync<StartRefusedException>(() => RestoreAsync("restored"));
    }

    [Fact]
    public async Task Photographs_are_copied_once_and_one_that_was_changed_is_named()
    {
        await using var server = await StartAsync("data");
        var (good, spoilt) = (RandomNumberGenerator.GetBytes(200), RandomNumberGenerator.GetBytes(200));
        var (at, name) = ($"photos/original/{Digest.Of(good).ToString()[..2]}/{Digest.Of(good)}.jpg", $"photos/public/{Digest.Of(spoilt).ToString()[..2]}/{Digest.Of(spoilt)}.jpg");
        _folders.Write("data/" + at, good);
        _folders.Write("data/" + name, good);
        Assert.Equal(1, await BackUpAsync());
        Assert.Contains($"{name}: ", _screen.ToString(), StringComparison.Ordinal);
        Assert.Contains(", 1 new photographs", _screen.ToString(), StringComparison.Ordinal);
        Assert.Equal(good, await File.ReadAllBytesAsync(_folders["backup/" + at], TestContext.Current.CancellationToken));
        Assert.False(File.Exists(_folders["backup/" + name]));
    }

    [Fact]
    public async Task Nothing_is_restored_over_something_and_PostgreSQL_is_not_copied_as_a_file()
    {
        await using (await StartAsync("data"))
        {
        }

        await BackUpAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => RestoreAsync("data"));
        await Assert.ThrowsAsync<InvalidDataException>(() => new BackupRun(new() { Database = "Host=db" }, _folders["other"], _screen).RunAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FileNotFoundException>(() => new RestoreRun(_folders["other"], _folders["restored"], _screen).RunAsync(null, TestContext.Current.CancellationToken));
    }

    private Task<SmallServer> StartAsync(string folder, params Uri[] mirrors) => SmallServer.StartAsync(_folders[folder], _check.Election.Path, options =>
    {
        foreach (var mirror in mirrors)
            options.Mirrors.Add(mirror);
    });

    private Task<int> BackUpAsync() => new BackupRun(new() { Data = _folders["data"] }, _folders["backup"], _screen).RunAsync(TestContext.Current.CancellationToken);

    private Task<int> RestoreAsync(string folder, IPublicSource? source = null) =>
        new RestoreRun(_folders["backup"], _folders[folder], _screen).RunAsync(source, TestContext.Current.CancellationToken);
}
