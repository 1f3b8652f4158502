using Sirekap.Testing;

namespace Sirekap.Storage.Tests.Postgres;

/// <summary>A PostgreSQL database with an empty log, and the servers opened on it.</summary>
sealed class PostgresLog : IAsyncDisposable
{
    readonly List<IAsyncDisposable> _opened = [];

    PostgresLog(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public PostgresDatabase Database { get; private set; } = null!;

    public PostgresEntryStore Entries { get; private set; } = null!;

    public static async Task<PostgresLog> MakeAsync()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        var log = new PostgresLog(await PostgresDatabases.ConnectAsync());
        (log.Database, log.Entries) = await log.OpenAsync();
        return log;
    }

    /// <summary>Opens the log as another server would.</summary>
    public async Task<(PostgresDatabase Database, PostgresEntryStore Entries)> OpenAsync()
    {
        var database = await PostgresDatabase.OpenAsync(ConnectionString);
        var entries = await PostgresEntryStore.OpenAsync(database);
        _opened.AddRange([database, entries]);
        return (database, entries);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in Enumerable.Reverse(_opened))
            await opened.DisposeAsync();
    }
}
