using System.Diagnostics;
using Npgsql;
using Sirekap.Testing;

namespace Sirekap.Storage.Tests.Postgres;

public sealed class PublisherSeatTests : IAsyncLifetime
{
    static readonly TimeSpan s_takeOver = TimeSpan.FromSeconds(5);

    PostgresLog _log = null!;

    public async ValueTask InitializeAsync() => _log = await PostgresLog.MakeAsync();

    public async ValueTask DisposeAsync() => await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task Of_several_servers_the_first_has_the_seat_and_the_next_gets_it_when_it_leaves()
    {
        var first = await SitAsync();
        await using var second = await SitAsync();
        Assert.True(first.IsHeld);
        Assert.False(second.IsHeld);
        await first.DisposeAsync();
        await RequireTakenAsync(second);
    }

    [Fact]
    public async Task A_session_that_is_ended_gives_the_seat_to_another()
    {
        await using var first = await SitAsync();
        await using var second = await SitAsync();
        await SqlAsync("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        var clock = Stopwatch.StartNew();
        while (!second.IsHeld && !first.IsHeld)
        {
            Assert.True(clock.Elapsed < s_takeOver);
            await Task.Delay(20);
        }
        // Whoever was ended has noticed within a beat or two; never do both believe it for long.
        await Task.Delay(1500);
        Assert.NotEqual(first.IsHeld, second.IsHeld);
    }

    [Fact]
    public async Task A_server_that_hangs_loses_the_seat_within_five_seconds()
    {
        // It holds the lock as a seat does, and then shows no sign of life.
        await using var hanging = await _log.Database.OpenSessionAsync(default);
        await using (var command = hanging.Command($"SELECT pg_advisory_lock({PostgresLocks.Publish})"))
            await command.ExecuteNonQueryAsync();
        await using var second = await SitAsync();
        Assert.False(second.IsHeld);
        await RequireTakenAsync(second);
    }

    [Fact]
    public async Task The_seat_is_kept_while_nothing_happens()
    {
        await using var first = await SitAsync();
        await using var second = await SitAsync();
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.True(first.IsHeld);
        Assert.False(second.IsHeld);
    }

    async Task<PostgresPublisherSeat> SitAsync() => await PostgresPublisherSeat.StartAsync((await _log.OpenAsync()).Database);

    async Task SqlAsync(string sql) =>
        await (await PostgresDatabases.ClusterAsync()).SqlAsync(sql, new NpgsqlConnectionStringBuilder(_log.ConnectionString).Database!);

    static async Task RequireTakenAsync(PostgresPublisherSeat seat)
    {
        var clock = Stopwatch.StartNew();
        while (!seat.IsHeld)
        {
            Assert.True(clock.Elapsed < s_takeOver, "Nobody took the seat within five seconds.");
            await Task.Delay(20);
        }
    }
}
