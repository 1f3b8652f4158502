using Npgsql;
using NpgsqlTypes;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>One PostgreSQL transaction of entries. It holds the append lock of all servers, and goes to the database in one insert.</summary>
sealed class PostgresEntryGroup(PostgresWrite write, long first, SemaphoreSlim turn, Growth growth) : IEntryGroup
{
    const string Insert = "INSERT INTO sirekap.entries (idx, leaf, bytes) SELECT $1 + place - 1, leaf, bytes FROM unnest($2, $3) WITH ORDINALITY AS added (leaf, bytes, place)";

    readonly List<byte[]> _leaves = [], _entries = [];

    public long NextIndex => first + _entries.Count;

    public async ValueTask<IReadOnlyDictionary<LogHash, long>> FindAsync(IReadOnlyCollection<LogHash> leaves)
    {
        var found = new Dictionary<LogHash, long>();
        await using var command = write.Connection.Command(
            "SELECT leaf, idx FROM sirekap.entries WHERE leaf = ANY($1)", (object)leaves.Select(leaf => leaf.ToArray()).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            found[new LogHash(reader.GetFieldValue<byte[]>(0))] = reader.GetInt64(1);
        return found;
    }

    public ValueTask InsertAsync(LogHash leaf, ReadOnlyMemory<byte> entry)
    {
        _leaves.Add(leaf.ToArray());
        _entries.Add(entry.ToArray());
        return ValueTask.CompletedTask;
    }

    public async ValueTask CommitAsync()
    {
        await using (var batch = new NpgsqlBatch(write.Connection))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Insert) { Parameters = { new() { Value = first }, Many(_leaves), Many(_entries) } });
            batch.BatchCommands.Add(PostgresBell.Ring(NextIndex));
            await batch.ExecuteNonQueryAsync();
        }
        await write.CommitAsync();
        growth.RaiseTo(NextIndex);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await write.DisposeAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    static NpgsqlParameter Many(List<byte[]> values) => new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
}
