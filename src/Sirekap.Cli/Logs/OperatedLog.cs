using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Hosting;
using Sirekap.Storage;

namespace Sirekap.Cli.Logs;

/// <summary>A server's log, opened by a command of its operator: a SQLite file whose server has stopped, or a PostgreSQL database beside its servers.</summary>
internal sealed class OperatedLog : IAsyncDisposable
{
    private readonly SirekapOptions _options;

    private OperatedLog(SirekapOptions options, LogDatabase database) => (_options, Database) = (options, database);

    public LogDatabase Database { get; }

    /// <summary>Opens it.</summary>
    /// <param name="options">The server's settings.</param>
    /// <param name="mayMake">Whether to begin a SQLite file where there is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">There is no such log, or its server is running.</exception>
    public static async Task<OperatedLog> OpenAsync(SirekapOptions options, bool mayMake, CancellationToken cancellation)
    {
        if (options.Database is { Length: > 0 } connection)
            return new(options, await LogDatabase.LookIntoPostgresAsync(connection, cancellation));
        var file = Path.Combine(options.Data, "ledger.db");
        if (!mayMake && !File.Exists(file))
            throw new FileNotFoundException($"There is no log in {options.Data}: give the server's folder with --data.");
        DataFolder.Open(options.Data);
        return new(options, LogDatabase.OpenSqlite(file));
    }

    /// <summary>The log's name: from its first entry, or from the settings while it has none.</summary>
    public Task<string> OriginAsync(CancellationToken cancellation) => OriginAsync(Database, _options.Origin, cancellation);

    /// <summary>The name of a log: from its first entry; without one, the given name.</summary>
    /// <exception cref="InvalidDataException">The first entry opens no election.</exception>
    public static async Task<string> OriginAsync(LogDatabase database, string otherwise, CancellationToken cancellation)
    {
        if (await database.Entries.ReadAsync(0, cancellation) is not { } first)
            return otherwise;
        try
        {
            return SignedEntry.Parse(first).Statement is ElectionStatement { Log: var origin } ? origin : throw new InvalidDataException("The first entry of this log opens no election.");
        }
        catch (RefusedException refused)
        {
            throw new InvalidDataException($"The first entry of this log opens no election: {refused.Refusal.Sentence}", refused);
        }
    }

    /// <summary>Its published files.</summary>
    public async Task<IBlobStore> OpenBlobsAsync(CancellationToken cancellation) =>
        _options.S3 is { } s3 ? await S3BlobStore.OpenAsync(s3, cancellation) : new FolderBlobStore(Path.GetFullPath(_options.Data));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
