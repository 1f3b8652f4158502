using System.Diagnostics;
using Npgsql;
using Sirekap.Testing;

namespace Sirekap.Storage.Tests.Postgres;

/// <summary>Shares of work among servers on one real PostgreSQL.</summary>
public sealed class PostgresSharesTests : WorkSharesContract, IAsyncLifetime
{
    static readonly TimeSpan s_takeOver = TimeSpan.FromSeconds(5);

    PostgresLog _log = null!;
    PostgresShares _first = null!, _second = null!;

    protected override IWorkShares Shares => _first;

    public async ValueTask InitializeAsync()
    {
        _log = await PostgresLog.MakeAsync();
        (_first, _second) = (new((await _log.OpenAsync()).Database), new((await _log.OpenAsync()).Database));
    }

    public async ValueTask DisposeAsync()
    {
        if (_log is null)
            return;
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await _log.DisposeAsync();
    }

    [Fact]
    public async Task Of_several_servers_one_has_a_piece_of_work_and_the_next_when_it_is_given_back()
    {
        var claim = await _first.TryClaimAsync("read/7/1");
        Assert.Null(await _second.TryClaimAsync("read/7/1"));
        await using var other = await _second.TryClaimAsync("read/7/2");
        Assert.NotNull(other);
        await claim!.DisposeAsync();
        await using var next = await _second.TryClaimAsync("read/7/1");
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_claim_is_kept_while_the_work_takes_long()
    {
        await using var claim = await _first.TryClaimAsync("read/7/1");
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        Assert.Null(await _second.TryClaimAsync("read/7/1"));
    }

    [Fact]
    public async Task A_server_that_hangs_loses_its_work_within_five_seconds()
    {
        // It holds the lock of a piece of work, and then shows no sign of life.
        await using var hanging = await _log.Database.OpenSessionAsync(default);
        await using (var command = hanging.Command($"SELECT pg_advisory_lock({PostgresLocks.Work}, {PostgresShares.NumberOf("read/7/1")})"))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Null(await _second.TryClaimAsync("read/7/1"));
        await RequireFreeAsync(_second);
    }

    [Fact]
    public async Task A_server_whose_session_is_ended_claims_again_and_gives_back_nothing_that_is_not_its_own()
    {
        var lost = await _first.TryClaimAsync("read/7/1");
        await (await PostgresDatabases.ClusterAsync()).SqlAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            new NpgsqlConnectionStringBuilder(_log.ConnectionString).Database!);
        await using var next = await RequireFreeAsync(_second);
        await lost!.DisposeAsync();
        Assert.Null(await _first.TryClaimAsync("read/7/1"));
        await using var other = await RequireFreeAsync(_first, "read/7/2");
    }

    static async Task<IAsyncDisposable> RequireFreeAsync(PostgresShares shares, string work = "read/7/1")
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (await shares.TryClaimAsync(work) is { } claim)
                return claim;
            Assert.True(clock.Elapsed < s_takeOver, $"The work {work} was not free within five seconds.");
            await Task.Delay(20);
        }
    }
}
