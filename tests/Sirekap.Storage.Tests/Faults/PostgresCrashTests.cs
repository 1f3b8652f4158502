using System.Diagnostics;
using Sirekap.Storage.Tests.Entries;
using Sirekap.Testing;

namespace Sirekap.Storage.Tests.Faults;

/// <summary>PostgreSQL itself crashes, loses its primary, or its standby, in the middle of load. Each test has clusters of its own.</summary>
public sealed class PostgresCrashTests : IAsyncLifetime
{
    const string Database = "log";

    readonly TempFolder _folder = new();
    PostgresHost _host = null!;
    PostgresCluster _primary = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        _host = await PostgresHost.StartAsync();
        _primary = await PostgresCluster.MakeAsync(_host, "primary");
        await PostgresDatabases.PrepareAsync(_primary, Database);
    }

    public ValueTask DisposeAsync()
    {
        _host?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_database_that_crashes_again_and_again_under_load_loses_nothing_acknowledged()
    {
        var promises = new Promises(_folder.Path);
        foreach (var life in Enumerable.Range(0, FaultRuns.Crashes))
        {
            using var victim = await Start(life, until: 200).WaitAsync(FaultRuns.Patience);
            await _primary.CrashAsync();
            var (exit, sentence) = await victim.EndAsync(FaultRuns.Patience);
            Assert.Equal(1, exit);
            Assert.StartsWith("stopped: ", sentence, StringComparison.Ordinal);
            promises.Add(victim);
            await _primary.StartAsync();
            await promises.RequireKeptAsync(OpenAsync);
        }
    }

    [Theory]
    [InlineData("fdatasync", "EIO")]
    [InlineData("pwrite64", "ENOSPC")]
    public async Task A_database_whose_disk_fails_under_load_loses_nothing_acknowledged(string call, string error)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace") && Environment.IsPrivilegedProcess, "Needs strace (Debian: strace) and the right to attach it.");
        var promises = new Promises(_folder.Path);
        using (var strace = Process.Start("strace", ["-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e", $"inject={call}:error={error}:when=20+", "-p", await _primary.ProcessIdAsync()]))
        {
            // Only processes that the database starts from now on are traced, and those of the victim shall be.
            await Task.Delay(1000);
            using var victim = Start(0);
            var (exit, sentence) = await victim.EndAsync(FaultRuns.Patience);
            Assert.Equal(1, exit);
            Assert.StartsWith("stopped: ", sentence, StringComparison.Ordinal);
            promises.Add(victim);
            strace.Kill();
        }
        await _primary.TryCrashAsync();
        await _primary.StartAsync();
        await promises.RequireKeptAsync(OpenAsync);
        Assert.True(promises.Acknowledged > 0);
    }

    [Fact]
    public async Task A_fail_over_to_the_standby_under_load_loses_nothing_acknowledged()
    {
        var standby = await MakeStandbyAsync();
        var promises = new Promises(_folder.Path);
        using (var victim = await Start(0, standby, until: 500).WaitAsync(FaultRuns.Patience))
        {
            await _primary.CrashAsync();
            Assert.Equal(1, (await victim.EndAsync(FaultRuns.Patience)).Exit);
            promises.Add(victim);
        }
        await standby.SqlAsync("ALTER SYSTEM RESET synchronous_standby_names");
        await standby.PromoteAsync();
        // The same connection string, which names both hosts, now finds the new primary.
        await promises.RequireKeptAsync(() => LogDatabase.OpenPostgresAsync(ConnectionOf(standby)));
        using var next = await Start(1, standby, until: 500).WaitAsync(FaultRuns.Patience);
        await next.KillAsync();
        Assert.True(next.Lines >= 500);
        promises.Add(next);
        await promises.RequireKeptAsync(() => LogDatabase.OpenPostgresAsync(ConnectionOf(standby)));
    }

    [Fact]
    public async Task A_commit_that_gave_up_waiting_for_the_standby_is_not_acknowledged()
    {
        var standby = await MakeStandbyAsync();
        await using var log = await OpenAsync();
        await using var writer = new EntryWriter(log.Entries, new OpenDoor(), 0);
        Assert.Equal(new AppendOutcome.Stored(0), await writer.AppendAsync(Samples.Entry(0)));
        await standby.CrashAsync();
        var waiting = writer.AppendAsync(Samples.Entry(1));
        while (await _primary.SqlAsync("SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'") is "")
            Assert.False(waiting.IsCompleted);
        // PostgreSQL answers a cancelled wait with success, and says only in a warning that the standby may not have it.
        await _primary.SqlAsync("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        var stopped = await Assert.ThrowsAsync<WriterStoppedException>(() => waiting.WaitAsync(FaultRuns.Patience));
        Assert.Contains("canceling wait for synchronous replication", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_starts_waits_until_the_standby_has_all_that_it_sees()
    {
        await _primary.SqlAsync("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        await _primary.SqlAsync("SELECT pg_reload_conf()");
        // The timeout cancels the wait, and PostgreSQL answers with success and a warning.
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => LogDatabase.OpenPostgresAsync(ConnectionOf() + ";Command Timeout=2"));
        Assert.StartsWith("No standby confirms what the database holds", refused.Message, StringComparison.Ordinal);
    }

    async Task<PostgresCluster> MakeStandbyAsync()
    {
        var standby = await _primary.MakeStandbyAsync("s1");
        await _primary.SqlAsync("ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (s1)'");
        await _primary.SqlAsync("SELECT pg_reload_conf()");
        while (await _primary.SqlAsync("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'quorum'") is "")
            await Task.Delay(50);
        return standby;
    }

    VictimRun Start(int life, PostgresCluster? standby = null, int until = int.MaxValue) => VictimRun.Start(_folder.Path, life, ConnectionOf(standby), until);

    Task<LogDatabase> OpenAsync() => LogDatabase.OpenPostgresAsync(ConnectionOf());

    string ConnectionOf(PostgresCluster? standby = null) =>
        $"Host={_primary.Sockets}{(standby is null ? "" : "," + standby.Sockets)};Database={Database};Username={PostgresDatabases.Server}";
}
