using Npgsql;

namespace Sirekap.Storage;

/// <summary>
/// A PostgreSQL database (15 or newer) that holds one log, as one of several servers uses it. Opening it checks that the
/// tables are there, that nothing this server's role may do can change an entry, and that commits are synced to the disk.
/// </summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    const int OldestVersion = 15;

    // A commit waits for the disk and for the standbys that the database demands, whatever the role's own default is.
    // A server that hangs in the middle of a group is cut off, so that it does not keep the others from appending.
    const string SessionSettings = "-c synchronous_commit=on -c idle_in_transaction_session_timeout=10s";

    // For locks that a session holds: the database ends a session that says nothing for this long, and frees its locks.
    const string SessionLife = "-c idle_session_timeout=3s";

    readonly NpgsqlMultiHostDataSource _hosts, _sessionHosts;
    readonly NpgsqlDataSource _sessions;

    PostgresDatabase(NpgsqlConnectionStringBuilder settings)
    {
        _hosts = new NpgsqlDataSourceBuilder(settings.ConnectionString).BuildMultiHost();
        Source = _hosts.WithTargetSession(TargetSessionAttributes.Primary);
        // A host that ended a session is looked at again after a second: whoever takes over must not wait for longer.
        var alone = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, HostRecheckSeconds = 1, Options = $"{settings.Options} {SessionLife}" };
        _sessionHosts = new NpgsqlDataSourceBuilder(alone.ConnectionString).BuildMultiHost();
        _sessions = _sessionHosts.WithTargetSession(TargetSessionAttributes.Primary);
    }

    /// <summary>Pooled connections to the primary.</summary>
    internal NpgsqlDataSource Source { get; }

    /// <summary>Opens a database that <see cref="PostgresMigrations"/> has prepared.</summary>
    /// <param name="connectionString">In the form of Npgsql; with several hosts the one that is primary is found.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartRefusedException">Entries would not be safe there; the sentence says why.</exception>
    /// <exception cref="NpgsqlException">It cannot be reached.</exception>
    public static async Task<PostgresDatabase> OpenAsync(string connectionString, CancellationToken cancellation = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 16, AutoPrepareMinUsages = 2 };
        settings.Options = settings.Options is { Length: > 0 } given ? $"{given} {SessionSettings}" : SessionSettings;
        var database = new PostgresDatabase(settings);
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync(cancellation);
            await RequireSafeAsync(connection, cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _hosts.DisposeAsync();
        await _sessionHosts.DisposeAsync();
    }

    /// <summary>Runs one query for one value; null for no row and for SQL's null.</summary>
    internal async ValueTask<T?> ScalarAsync<T>(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var connection = await Source.OpenConnectionAsync(cancellation);
        await using var command = connection.Command(sql, values);
        return await command.ExecuteScalarAsync(cancellation) is T value ? value : default;
    }

    /// <summary>A connection that ends when it is closed, and when it is silent for three seconds.</summary>
    internal ValueTask<NpgsqlConnection> OpenSessionAsync(CancellationToken cancellation) => _sessions.OpenConnectionAsync(cancellation);

    /// <summary>Begins a transaction on a connection of its own.</summary>
    internal async ValueTask<PostgresWrite> BeginWriteAsync(CancellationToken cancellation) =>
        await PostgresWrite.BeginAsync(await Source.OpenConnectionAsync(cancellation), closeConnection: true, cancellation);

    static async Task RequireSafeAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (connection.PostgreSqlVersion.Major < OldestVersion)
            throw new StartRefusedException($"The database server is PostgreSQL {connection.PostgreSqlVersion}: use {OldestVersion} or newer.");
        await RequireAsync("SELECT to_regclass('sirekap.migrations') IS NOT NULL", "The database has no tables of a log: run `sirekap database migrate` as their owner.");
        await RequireAsync($"SELECT max(number) = {PostgresMigrations.Latest} FROM sirekap.migrations", $"The tables are not those of this program (migration {PostgresMigrations.Latest}): run `sirekap database migrate` as their owner, or use the program that belongs to the tables.");
        await RequireAsync(
            """
            SELECT NOT pg_has_role(relowner, 'MEMBER') AND NOT has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE') AND NOT has_any_column_privilege(oid, 'UPDATE')
            FROM pg_class WHERE oid = 'sirekap.entries'::regclass
            """,
            "The role of this server could change or remove entries: let it log in as a member of sirekap_server with no other rights.");
        await RequireAsync("SELECT current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'", "The database server has fsync or full_page_writes switched off and would lose entries with the power: switch them on.");

        async Task RequireAsync(string condition, string otherwise)
        {
            await using var command = connection.Command(condition);
            if (await command.ExecuteScalarAsync(cancellation) is not true)
                throw new StartRefusedException(otherwise);
        }
    }
}
