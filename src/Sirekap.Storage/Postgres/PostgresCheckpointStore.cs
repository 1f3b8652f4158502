using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>The last signed checkpoint of a log in PostgreSQL. Of several servers that move it at once, one succeeds.</summary>
public sealed class PostgresCheckpointStore(PostgresDatabase database) : ICheckpointStore
{
    /// <inheritdoc/>
    public ValueTask<byte[]?> ReadAsync(CancellationToken cancellation = default) =>
        database.ScalarAsync<byte[]>("SELECT note FROM sirekap.checkpoint", cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> TryMoveAsync(SignedCheckpoint? last, SignedCheckpoint next, CancellationToken cancellation = default)
    {
        var note = next.Note.Bytes.ToArray();
        await using var write = await database.BeginWriteAsync(cancellation);
        await using var command = last is null
            ? write.Connection.Command("INSERT INTO sirekap.checkpoint (id, size, note) VALUES (1, $1, $2) ON CONFLICT DO NOTHING", next.Size, note)
            : write.Connection.Command("UPDATE sirekap.checkpoint SET size = $1, note = $2 WHERE note = $3 AND size < $1", next.Size, note, last.Note.Bytes.ToArray());
        var moved = await command.ExecuteNonQueryAsync(cancellation) == 1;
        await write.CommitAsync();
        return moved;
    }
}
