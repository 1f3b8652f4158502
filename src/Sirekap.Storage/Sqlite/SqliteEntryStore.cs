using System.Runtime.CompilerServices;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>The entries of a log in SQLite.</summary>
public sealed class SqliteEntryStore : IEntryStore, IDisposable
{
    // A page is read at once and no cursor stays open between pages: a slow reader must not keep the write-ahead log from shrinking.
    const int PageRows = 512;

    readonly SqliteDatabase _database;
    readonly SqliteEntryCommands _commands;
    readonly Growth _growth;

    /// <summary>Takes the entries table of a database.</summary>
    public SqliteEntryStore(SqliteDatabase database)
    {
        _database = database;
        _commands = new SqliteEntryCommands(database);
        _growth = new Growth(Count());
    }

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(CancellationToken cancellation = default) => ValueTask.FromResult(Count());

    /// <inheritdoc/>
    public async IAsyncEnumerable<LogEntry> ReadAsync(long from, long to, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        while (from < to)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = ReadPage(from, to - from > PageRows ? from + PageRows : to);
            foreach (var entry in page)
                yield return entry;
            if (page.Count == 0)
                yield break;
            from += page.Count;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long?> FindAsync(LogHash leaf, CancellationToken cancellation = default)
    {
        using var connection = _database.OpenConnection();
        return ValueTask.FromResult((long?)connection.Scalar("SELECT idx FROM entries WHERE leaf = $0", leaf.ToArray()));
    }

    /// <inheritdoc/>
    public Task WaitForMoreThanAsync(long count, CancellationToken cancellation = default) =>
        _growth.WaitForMoreThanAsync(count, cancellation);

    /// <inheritdoc/>
    public async ValueTask<IEntryGroup> BeginGroupAsync(CancellationToken cancellation = default)
    {
        await _database.BeginWriteAsync(cancellation);
        try
        {
            return new SqliteEntryGroup(_database, _commands, _growth);
        }
        catch
        {
            _database.EndWrite();
            throw;
        }
    }

    /// <summary>Frees the prepared commands; the database stays open.</summary>
    public void Dispose() => _commands.Dispose();

    long Count()
    {
        using var connection = _database.OpenConnection();
        return (long)connection.Scalar("SELECT coalesce(max(idx) + 1, 0) FROM entries")!;
    }

    List<LogEntry> ReadPage(long from, long to)
    {
        using var connection = _database.OpenConnection();
        using var command = connection.Command("SELECT idx, bytes FROM entries WHERE idx >= $0 AND idx < $1 ORDER BY idx", from, to);
        using var reader = command.ExecuteReader();
        var page = new List<LogEntry>();
        while (reader.Read())
            page.Add(new LogEntry(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        return page;
    }
}
