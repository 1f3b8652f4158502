using System.Runtime.CompilerServices;
using Npgsql;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// The entries of a log in PostgreSQL. Several servers may append at once: an advisory lock, held until the commit is
/// durable and visible, gives each group its indexes, so that what anybody sees is always a gapless beginning of the log.
/// </summary>
public sealed class PostgresEntryStore : IEntryStore, IAsyncDisposable
{
    internal const string CountSql = "SELECT coalesce(max(idx) + 1, 0) FROM sirekap.entries";

    // Nothing stays open between pages: a slow reader must not keep the database from cleaning up.
    const int PageRows = 2048;

    readonly PostgresDatabase _database;

    // Never replaced when it breaks: what the database forgot while we did not look would go unnoticed.
    readonly NpgsqlConnection _writer;
    readonly SemaphoreSlim _turn = new(1, 1);
    readonly Growth _growth;
    readonly PostgresBell _bell;

    PostgresEntryStore(PostgresDatabase database, NpgsqlConnection writer, long count)
    {
        (_database, _writer, _growth) = (database, writer, new Growth(count));
        _bell = new PostgresBell(database, _growth);
    }

    /// <summary>Opens the entries for reading and appending.</summary>
    /// <exception cref="StartRefusedException">The standbys that the database waits for are not there.</exception>
    public static async Task<PostgresEntryStore> OpenAsync(PostgresDatabase database, CancellationToken cancellation = default)
    {
        var writer = await database.ConnectAsync(cancellation);
        try
        {
            await WaitForStandbysAsync(writer, cancellation);
            await using var count = writer.Command(CountSql);
            return new PostgresEntryStore(database, writer, (long)(await count.ExecuteScalarAsync(cancellation))!);
        }
        catch
        {
            await writer.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(CancellationToken cancellation = default) => _database.ScalarAsync<long>(CountSql, cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LogEntry> ReadAsync(long from, long to, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (from < to)
        {
            var page = await ReadPageAsync(from, to - from > PageRows ? from + PageRows : to, cancellation);
            foreach (var entry in page)
                yield return entry;
            if (page.Count < PageRows)
                yield break;
            from += page.Count;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long?> FindAsync(LogHash leaf, CancellationToken cancellation = default) =>
        _database.ScalarAsync<long?>("SELECT idx FROM sirekap.entries WHERE leaf = $1", cancellation, leaf.ToArray());

    /// <inheritdoc/>
    public Task WaitForMoreThanAsync(long count, CancellationToken cancellation = default) => _growth.WaitForMoreThanAsync(count, cancellation);

    /// <inheritdoc/>
    public async ValueTask<IEntryGroup> BeginGroupAsync(CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var write = await PostgresWrite.BeginAsync(_writer, closeConnection: false, cancellation);
            try
            {
                return new PostgresEntryGroup(write, await LockAsync(cancellation), _turn, _growth);
            }
            catch
            {
                await write.DisposeAsync();
                throw;
            }
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>Ends listening and appending; the database stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _bell.DisposeAsync();
        await _writer.DisposeAsync();
        _turn.Dispose();
    }

    // A primary that was started again shows what it had committed although its standbys may not have it yet. An empty
    // commit waits until they have all that came before; from then on everything seen through this connection is safe.
    static async Task WaitForStandbysAsync(NpgsqlConnection writer, CancellationToken cancellation)
    {
        await using var write = await PostgresWrite.BeginAsync(writer, closeConnection: false, cancellation);
        await writer.ExecuteAsync("SELECT pg_logical_emit_message(true, 'sirekap', 'start')", cancellation);
        try
        {
            await write.CommitAsync();
        }
        catch (UncertainCommitException uncertain)
        {
            throw new StartRefusedException($"No standby confirms what the database holds; {uncertain.Message} Bring a standby back, or change synchronous_standby_names.", uncertain);
        }
    }

    // The count is a statement of its own, so that it sees what was committed by whoever had the lock before.
    async ValueTask<long> LockAsync(CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(_writer);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT FROM pg_advisory_xact_lock({PostgresLocks.Append})"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CountSql));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return reader.GetInt64(0);
    }

    async ValueTask<List<LogEntry>> ReadPageAsync(long from, long to, CancellationToken cancellation)
    {
        await using var connection = await _database.ConnectAsync(cancellation);
        await using var command = connection.Command("SELECT idx, bytes FROM sirekap.entries WHERE idx >= $1 AND idx < $2 ORDER BY idx", from, to);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var page = new List<LogEntry>();
        while (await reader.ReadAsync(cancellation))
            page.Add(new LogEntry(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        return page;
    }
}
