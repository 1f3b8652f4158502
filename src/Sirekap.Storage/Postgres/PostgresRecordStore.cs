namespace Sirekap.Storage;

/// <summary>Records in PostgreSQL, shared by the servers of a log.</summary>
public sealed class PostgresRecordStore(PostgresDatabase database) : IRecordStore
{
    /// <inheritdoc/>
    public async ValueTask<StoredRecord?> FindAsync(string kind, string name, CancellationToken cancellation = default)
    {
        await using var connection = await database.ConnectAsync(cancellation);
        await using var command = connection.Command("SELECT name, version, value FROM sirekap.records WHERE kind = $1 AND name = $2", kind, name);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? SqliteRecordStore.Read(reader) : null;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredRecord>> ListAsync(string kind, CancellationToken cancellation = default)
    {
        await using var connection = await database.ConnectAsync(cancellation);
        await using var command = connection.Command("SELECT name, version, value FROM sirekap.records WHERE kind = $1 ORDER BY name COLLATE \"C\"", kind);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var records = new List<StoredRecord>();
        while (await reader.ReadAsync(cancellation))
            records.Add(SqliteRecordStore.Read(reader));
        return records;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryPutAsync(string kind, string name, long version, ReadOnlyMemory<byte> value, CancellationToken cancellation = default)
    {
        await using var write = await database.BeginWriteAsync(cancellation);
        await using var command = version == 0
            ? write.Connection.Command("INSERT INTO sirekap.records (kind, name, version, value) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING", kind, name, value.ToArray())
            : write.Connection.Command("UPDATE sirekap.records SET version = version + 1, value = $3 WHERE kind = $1 AND name = $2 AND version = $4", kind, name, value.ToArray(), version);
        var isStored = await command.ExecuteNonQueryAsync(cancellation) == 1;
        await write.CommitAsync();
        return isStored;
    }
}
