using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>The last signed checkpoint of a log in SQLite.</summary>
public sealed class SqliteCheckpointStore(SqliteDatabase database) : ICheckpointStore
{
    /// <inheritdoc/>
    public ValueTask<byte[]?> ReadAsync(CancellationToken cancellation = default)
    {
        using var connection = database.OpenConnection();
        return ValueTask.FromResult((byte[]?)connection.Scalar("SELECT note FROM checkpoint"));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryMoveAsync(SignedCheckpoint? last, SignedCheckpoint next, CancellationToken cancellation = default)
    {
        await database.BeginWriteAsync(cancellation);
        try
        {
            var note = next.Note.Bytes.ToArray();
            using var command = last is null
                ? database.Writer.Command("INSERT INTO checkpoint (id, size, note) VALUES (1, $0, $1) ON CONFLICT DO NOTHING", next.Size, note)
                : database.Writer.Command("UPDATE checkpoint SET size = $0, note = $1 WHERE note = $2 AND size < $0", next.Size, note, last.Note.Bytes.ToArray());
            return command.ExecuteNonQuery() == 1;
        }
        finally
        {
            database.EndWrite();
        }
    }
}
