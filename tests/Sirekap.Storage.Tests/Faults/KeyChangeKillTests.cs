using System.Diagnostics;
using System.Globalization;
using Sirekap.Log;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>Killed (SIGKILL) in the middle of changing keys, a log goes on: the first key leads to the present one, and the history is one.</summary>
public sealed class KeyChangeKillTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_kill_at_any_moment_of_a_change_leaves_a_log_that_everybody_can_follow()
    {
        NoteVerifier? first = null;
        SignedCheckpoint? before = null;
        for (var life = 0; life < FaultRuns.Kills.Count() * 2; life++)
        {
            await KillAsync(life, lines: 1 + (life % 3), delay: TimeSpan.FromMilliseconds(life * 13 % 40));
            await using var log = LogDatabase.OpenSqlite(_folder["sirekap.db"]);
            await KeyChangeVictim.AppendAndPublishAsync(log, _folder.Path, (life * 1_000_000L) + 500_000);
            var ring = (await LogKeyring.FindAsync(log.Settings, KeyChangeVictim.Origin))!;
            first ??= ring.Known[^1];
            var chain = await KeyRotation.FollowAsync(first, path => Task.FromResult(File.Exists(_folder["log/" + path]) ? File.ReadAllBytes(_folder["log/" + path]) : null));
            Assert.Equal(ring.Current.Verifier, chain.Count > 0 ? chain[^1].New : first);
            var served = SignedCheckpoint.Open(File.ReadAllBytes(_folder["log/checkpoint"]), ring.Current.Verifier);
            if (before is not null)
                Assert.Equal(before.Root, await served.PrefixRootAsync(before.Size, new FolderTileSource(_folder["log"]), TestContext.Current.CancellationToken));
            before = served;
        }
        Assert.True((await RingAsync()).Rotations.Length >= 2);
    }

    async Task<LogKeyring> RingAsync()
    {
        await using var log = LogDatabase.OpenSqlite(_folder["sirekap.db"]);
        return (await LogKeyring.FindAsync(log.Settings, KeyChangeVictim.Origin))!;
    }

    async Task KillAsync(int life, int lines, TimeSpan delay)
    {
        using var victim = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [KeyChangeVictim.Word, _folder.Path, life.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        for (var line = 0; line < lines; line++)
            Assert.NotNull(await victim.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(FaultRuns.Patience, TestContext.Current.CancellationToken));
        await Task.Delay(delay, TestContext.Current.CancellationToken);
        victim.Kill();
        await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
