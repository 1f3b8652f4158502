using System.Diagnostics;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>A real file system that really is full.</summary>
public sealed class FullDiskTests : IDisposable
{
    readonly TempFolder _folder = new();
    bool _mounted;

    public void Dispose()
    {
        if (_mounted)
            Run("umount", "-l", _folder["disk"]);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_server_whose_disk_fills_up_stops_with_a_sentence_and_goes_on_when_there_is_room()
    {
        var disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        _mounted = Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk);
        Assert.SkipUnless(_mounted, "Needs the right to mount a small file system.");
        var promises = new Promises(disk);
        using (var victim = VictimRun.Start(disk, 0))
        {
            var (exit, sentence) = await victim.EndAsync(FaultRuns.Patience);
            Assert.Equal(1, exit);
            Assert.StartsWith("stopped: The log takes no more entries until the program is started again", sentence, StringComparison.Ordinal);
            promises.Add(victim);
        }
        Assert.True(promises.Acknowledged > 100);
        Assert.True(Run("mount", "-o", "remount,size=64m", disk));
        await promises.RequireKeptAsync(() => Task.FromResult(LogDatabase.OpenSqlite(Path.Combine(disk, "sirekap.db"))));
    }

    static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
