using System.Data.Common;

namespace Sirekap.Storage;

/// <summary>Records in SQLite.</summary>
public sealed class SqliteRecordStore(SqliteDatabase database) : IRecordStore
{
    /// <inheritdoc/>
    public ValueTask<StoredRecord?> FindAsync(string kind, string name, CancellationToken cancellation = default)
    {
        using var connection = database.OpenConnection();
        using var command = connection.Command("SELECT name, version, value FROM records WHERE kind = $0 AND name = $1", kind, name);
        using var reader = command.ExecuteReader();
        return ValueTask.FromResult(reader.Read() ? Read(reader) : null);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRecord>> ListAsync(string kind, CancellationToken cancellation = default)
    {
        using var connection = database.OpenConnection();
        using var command = connection.Command("SELECT name, version, value FROM records WHERE kind = $0 ORDER BY name", kind);
        using var reader = command.ExecuteReader();
        var records = new List<StoredRecord>();
        while (reader.Read())
            records.Add(Read(reader));
        return ValueTask.FromResult<IReadOnlyList<StoredRecord>>(records);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryPutAsync(string kind, string name, long version, ReadOnlyMemory<byte> value, CancellationToken cancellation = default)
    {
        await database.BeginWriteAsync(cancellation);
        try
        {
            using var command = version == 0
                ? database.Writer.Command("INSERT INTO records (kind, name, version, value) VALUES ($0, $1, 1, $2) ON CONFLICT DO NOTHING", kind, name, value.ToArray())
                : database.Writer.Command("UPDATE records SET version = version + 1, value = $2 WHERE kind = $0 AND name = $1 AND version = $3", kind, name, value.ToArray(), version);
            return command.ExecuteNonQuery() == 1;
        }
        finally
        {
            database.EndWrite();
        }
    }

    internal static StoredRecord Read(DbDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2));
}
