using Npgsql;
using Sirekap.Log;
using Sirekap.Testing;

namespace Sirekap.Storage.Tests.Postgres;

/// <summary>What the role of the servers may not do, tried against a real database.</summary>
public sealed class PostgresRightsTests : IAsyncLifetime
{
    const string InsufficientPrivilege = "42501";

    PostgresLog _log = null!;

    public async ValueTask InitializeAsync()
    {
        _log = await PostgresLog.MakeAsync();
        await _log.Entries.AppendAsync(0, 3);
        Assert.True(await new PostgresCheckpointStore(_log.Database).TryMoveAsync(null, SignedCheckpoint.Sign(0, LogHash.EmptyTree, Samples.Signer)));
    }

    public async ValueTask DisposeAsync() => await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Theory]
    [InlineData("UPDATE sirekap.entries SET bytes = 'other'")]
    [InlineData("UPDATE sirekap.entries SET idx = idx + 10")]
    [InlineData("INSERT INTO sirekap.entries SELECT * FROM sirekap.entries ON CONFLICT (idx) DO UPDATE SET bytes = 'other'")]
    [InlineData("MERGE INTO sirekap.entries USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE")]
    [InlineData("DELETE FROM sirekap.entries WHERE idx = 2")]
    [InlineData("TRUNCATE sirekap.entries")]
    [InlineData("DROP TABLE sirekap.entries")]
    [InlineData("ALTER TABLE sirekap.entries DISABLE TRIGGER ALL")]
    [InlineData("ALTER TABLE sirekap.entries RENAME TO gone")]
    [InlineData("CREATE RULE quiet AS ON INSERT TO sirekap.entries DO INSTEAD NOTHING")]
    [InlineData("GRANT UPDATE ON sirekap.entries TO server1; UPDATE sirekap.entries SET bytes = 'other'")]
    [InlineData("DELETE FROM sirekap.checkpoint")]
    [InlineData("TRUNCATE sirekap.checkpoint")]
    [InlineData("DELETE FROM sirekap.migrations")]
    [InlineData("CREATE TABLE sirekap.other (id integer)")]
    [InlineData("SET ROLE owner")]
    public async Task A_server_may_not(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_log.ConnectionString);
        await using var command = source.CreateCommand(sql);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(InsufficientPrivilege, refused.SqlState);
        Assert.Equal(3, await _log.Entries.CountAsync());
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("postgres")]
    public async Task A_role_that_could_change_entries_is_turned_away(string role)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => PostgresDatabase.OpenAsync(_log.ConnectionString + ";Username=" + role));
        Assert.StartsWith("The role of this server could change or remove entries", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE")]
    [InlineData("UPDATE (bytes)")]
    [InlineData("DELETE")]
    [InlineData("TRUNCATE")]
    public async Task A_right_that_was_granted_later_is_noticed_at_the_next_start(string right)
    {
        var cluster = await PostgresDatabases.ClusterAsync();
        await cluster.SqlAsync($"GRANT {right} ON sirekap.entries TO sirekap_server", new NpgsqlConnectionStringBuilder(_log.ConnectionString).Database!);
        await Assert.ThrowsAsync<StartRefusedException>(() => PostgresDatabase.OpenAsync(_log.ConnectionString));
    }
}
