using Npgsql;
using Sirekap.Testing;

namespace Sirekap.Storage.Tests.Postgres;

public sealed class PostgresDatabaseTests : IAsyncLifetime
{
    PostgresLog _log = null!;

    string Name => new NpgsqlConnectionStringBuilder(_log.ConnectionString).Database!;

    public async ValueTask InitializeAsync() => _log = await PostgresLog.MakeAsync();

    public async ValueTask DisposeAsync() => await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task A_commit_waits_for_the_disk_whatever_the_role_was_given()
    {
        await (await PostgresDatabases.ClusterAsync()).SqlAsync($"ALTER ROLE {PostgresDatabases.Server} IN DATABASE {Name} SET synchronous_commit = off");
        var (database, _) = await _log.OpenAsync();
        Assert.Equal("on", await database.ScalarAsync<string>("SHOW synchronous_commit", default));
    }

    [Fact]
    public async Task A_migration_that_was_applied_is_not_applied_again() =>
        Assert.Empty(await PostgresMigrations.ApplyAsync(_log.ConnectionString + ";Username=owner;Pooling=false"));

    [Fact]
    public async Task A_database_without_tables_is_refused_with_the_next_step()
    {
        var cluster = await PostgresDatabases.ClusterAsync();
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => PostgresDatabase.OpenAsync(cluster.For("postgres", PostgresDatabases.Server)));
        Assert.Equal("The database has no tables of a log: run `sirekap database migrate` as their owner.", refused.Message);
    }

    [Fact]
    public async Task Tables_of_another_version_are_refused()
    {
        await (await PostgresDatabases.ClusterAsync()).SqlAsync("INSERT INTO sirekap.migrations (number, name) VALUES (9999, 'later')", Name);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => PostgresDatabase.OpenAsync(_log.ConnectionString));
        Assert.StartsWith("The tables are not those of this program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_in_a_group_is_cut_off_and_another_appends()
    {
        var (_, other) = await _log.OpenAsync();
        await using var hanging = await _log.Entries.BeginGroupAsync();
        await hanging.InsertAsync(Log.LogHash.OfLeaf(Samples.Entry(0)), Samples.Entry(0));
        await other.AppendAsync(0, 1).WaitAsync(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAnyAsync<NpgsqlException>(async () => await hanging.CommitAsync());
        Assert.Equal(1, await other.CountAsync());
    }
}
