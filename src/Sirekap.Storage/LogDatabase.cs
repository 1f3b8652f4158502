namespace Sirekap.Storage;

/// <summary>The database of one log, opened: SQLite for a server that is alone, PostgreSQL for several. Owns all that it shows.</summary>
public sealed class LogDatabase : IAsyncDisposable
{
    readonly IReadOnlyList<IAsyncDisposable> _opened;

    LogDatabase(params IReadOnlyList<IAsyncDisposable> opened) => _opened = opened;

    /// <summary>The entries.</summary>
    public required IEntryStore Entries { get; init; }

    /// <summary>The last signed checkpoint.</summary>
    public required ICheckpointStore Checkpoints { get; init; }

    /// <summary>Settings and secrets.</summary>
    public required ISettings Settings { get; init; }

    /// <summary>What people work with and what is no fact of the log.</summary>
    public required IRecordStore Records { get; init; }

    /// <summary>Whether this server is the one that publishes.</summary>
    public required IPublisherSeat Seat { get; init; }

    /// <summary>Which work this server does, and which the others.</summary>
    public required IWorkShares Shares { get; init; }

    /// <summary>Opens a SQLite file, or makes it.</summary>
    /// <exception cref="IOException">Another process has it open.</exception>
    public static LogDatabase OpenSqlite(string path)
    {
        var database = SqliteDatabase.Open(path);
        try
        {
            var entries = new SqliteEntryStore(database);
            return new(new Later(database), new Later(entries))
            {
                Entries = entries,
                Checkpoints = new SqliteCheckpointStore(database),
                Settings = new SqliteSettings(database),
                Records = new SqliteRecordStore(database),
                Seat = new OnlySeat(),
                Shares = new OnlyShare(),
            };
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a PostgreSQL database whose tables are there, and stands for the publisher's seat.</summary>
    /// <param name="connectionString">In the form of Npgsql, with the role of a server.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StartRefusedException">Entries would not be safe there.</exception>
    public static Task<LogDatabase> OpenPostgresAsync(string connectionString, CancellationToken cancellation = default) =>
        OpenPostgresAsync(new PostgresTarget(connectionString), stands: true, cancellation);

    /// <summary>Opens such a database at addresses that somebody decides on.</summary>
    /// <exception cref="StartRefusedException">Entries would not be safe there.</exception>
    public static Task<LogDatabase> OpenPostgresAsync(PostgresTarget target, CancellationToken cancellation = default) => OpenPostgresAsync(target, stands: true, cancellation);

    /// <summary>Opens such a database for a command that publishes nothing: beside running servers it takes no seat from them.</summary>
    /// <exception cref="StartRefusedException">Entries would not be safe there.</exception>
    public static Task<LogDatabase> LookIntoPostgresAsync(string connectionString, CancellationToken cancellation = default) =>
        OpenPostgresAsync(new PostgresTarget(connectionString), stands: false, cancellation);

    static async Task<LogDatabase> OpenPostgresAsync(PostgresTarget target, bool stands, CancellationToken cancellation)
    {
        var database = await PostgresDatabase.OpenAsync(target, cancellation);
        try
        {
            var entries = await PostgresEntryStore.OpenAsync(database, cancellation);
            var seat = stands ? await PostgresPublisherSeat.StartAsync(database) : null;
            var shares = new PostgresShares(database);
            return new([database, entries, shares, .. seat is null ? Array.Empty<IAsyncDisposable>() : [seat]])
            {
                Entries = entries,
                Checkpoints = new PostgresCheckpointStore(database),
                Settings = new PostgresSettings(database),
                Records = new PostgresRecordStore(database),
                Seat = seat is null ? new NoSeat() : seat,
                Shares = shares,
            };
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes everything. Let writer and publisher end first.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened.Reverse())
            await opened.DisposeAsync();
    }

    sealed class Later(IDisposable inner) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            inner.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
