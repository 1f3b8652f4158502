using Sirekap.Cli.Backups;
using Sirekap.Cli.Tests.Verification;

namespace Sirekap.Cli.Tests.Backups;

/// <summary>Killed (SIGKILL) at any moment, a backup leaves the earlier one as it was, or the new one whole; a restore leaves a folder that no server starts on.</summary>
public sealed class BackupKillTests : IDisposable
{
    private readonly TempFolder _folders = new();
    private readonly Check _check = new();

    public void Dispose()
    {
        _folders.Dispose();
        _check.Dispose();
    }

    [Fact]
    public async Task A_killed_backup_can_be_restored_and_done_again()
    {
        await using var server = await SmallServer.StartAsync(_folders["data"], _check.Election.Path);
        await server.EnrolAsync(300);
        Assert.Equal(0, await RunAsync(null, "backup", "--data", _folders["data"], "--to", _folders["backup"]));
        var backedUp = server.Size;
        foreach (var (life, milliseconds) in ((int, int)[])[(0, 250), (1, 400), (2, 550), (3, 700)])
        {
            await server.EnrolAsync(5);
            await RunAsync(TimeSpan.FromMilliseconds(milliseconds), "backup", "--data", _folders["data"], "--to", _folders["backup"]);
            using var screen = new StringWriter();
            await new RestoreRun(_folders["backup"], _folders[$"restored{life}"], screen).RunAsync(null, TestContext.Current.CancellationToken);
            await using var restored = await SmallServer.StartAsync(_folders[$"restored{life}"], _check.Election.Path);
            Assert.InRange(restored.Size, backedUp, server.Size);
            backedUp = restored.Size;
        }

        Assert.Equal(0, await RunAsync(null, "backup", "--data", _folders["data"], "--to", _folders["backup"]));
    }

    [Fact]
    public async Task No_server_starts_on_a_folder_whose_restore_was_killed()
    {
        await using (var server = await SmallServer.StartAsync(_folders["data"], _check.Election.Path))
            await server.EnrolAsync(3);
        Assert.Equal(0, await RunAsync(null, "backup", "--data", _folders["data"], "--to", _folders["backup"]));
        for (var photo = 0; photo < 3000; photo++)
        {
            var bytes = BitConverter.GetBytes(photo);
            var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
            _folders.Write($"backup/photos/original/{name[..2]}/{name}.jpg", bytes);
        }

        using var process = BuiltProgram.Start(["restore", "--from", _folders["backup"], "--data", _folders["restored"]]);
        while (!Directory.Exists(_folders["restored/photos/original"]))
            await Task.Delay(5, TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => SmallServer.StartAsync(_folders["restored"], _check.Election.Path));
        Assert.Contains("did not end", refused.Message, StringComparison.Ordinal);
    }

    private static Task<int> RunAsync(TimeSpan? killedAfter, params string[] arguments) => BuiltProgram.RunAsync(killedAfter, arguments);
}
