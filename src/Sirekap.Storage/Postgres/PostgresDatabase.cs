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

    // A pooled connection that is older is made anew, and judged anew, where connections are judged.
    const int LifeSeconds = 300;

    readonly PostgresDoor _pooled, _sessions;

    PostgresDatabase(PostgresDoor pooled, PostgresDoor sessions) => (_pooled, _sessions) = (pooled, sessions);

    /// <summary>Opens a database as a connection string alone names it.</summary>
    /// <exception cref="StartRefusedException">Entries would not be safe there; the sentence says why.</exception>
    /// <exception cref="NpgsqlException">It cannot be reached.</exception>
    public static Task<PostgresDatabase> OpenAsync(string connectionString, CancellationToken cancellation = default) => OpenAsync(new PostgresTarget(connectionString), cancellation);

    /// <summary>Opens a database that <see cref="PostgresMigrations"/> has prepared.</summary>
    /// <param name="target">Where it is; with several hosts the one that is primary is found.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartRefusedException">Entries would not be safe there; the sentence says why.</exception>
    /// <exception cref="NpgsqlException">It cannot be reached.</exception>
    public static async Task<PostgresDatabase> OpenAsync(PostgresTarget target, CancellationToken cancellation = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(target.ConnectionString) { MaxAutoPrepare = 16, AutoPrepareMinUsages = 2 };
        settings.Options = settings.Options is { Length: > 0 } given ? $"{given} {SessionSettings}" : SessionSettings;
        if (target.Find is not null)
            settings.ConnectionLifetime = LifeSeconds;
        // A host that ended a session is looked at again after a second: whoever takes over must not wait for longer.
        var alone = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, HostRecheckSeconds = 1, Options = $"{settings.Options} {SessionLife}" };
        var database = new PostgresDatabase(
            await PostgresDoor.OpenAsync(target with { ConnectionString = settings.ConnectionString }, cancellation),
            await PostgresDoor.OpenAsync(target with { ConnectionString = alone.ConnectionString }, cancellation));
        try
        {
            await using var connection = await database.ConnectAsync(cancellation);
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
        await _pooled.DisposeAsync();
        await _sessions.DisposeAsync();
    }

    /// <summary>Runs one query for one value; null for no row and for SQL's null.</summary>
    internal async ValueTask<T?> ScalarAsync<T>(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var connection = await ConnectAsync(cancellation);
        await using var command = connection.Command(sql, values);
        return await command.ExecuteScalarAsync(cancellation) is T value ? value : default;
    }

    /// <summary>A connection from the pool.</summary>
    internal ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellation) => _pooled.ConnectAsync(cancellation);

    /// <summary>A connection that ends when it is closed, and when it is silent for three seconds.</summary>
    internal ValueTask<NpgsqlConnection> OpenSessionAsync(CancellationToken cancellation) => _sessions.ConnectAsync(cancellation);

    /// <summary>Begins a transaction on a connection of its own.</summary>
    internal async ValueTask<PostgresWrite> BeginWriteAsync(CancellationToken cancellation) =>
        await PostgresWrite.BeginAsync(await ConnectAsync(cancellation), closeConnection: true, cancellation);

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
