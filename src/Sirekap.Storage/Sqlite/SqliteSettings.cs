namespace Sirekap.Storage;

/// <summary>Local settings and secrets in SQLite.</summary>
public sealed class SqliteSettings(SqliteDatabase database) : ISettings
{
    const string Find = "SELECT value FROM settings WHERE name = $0";

    /// <inheritdoc/>
    public ValueTask<byte[]?> FindAsync(string name, CancellationToken cancellation = default)
    {
        using var connection = database.OpenConnection();
        return ValueTask.FromResult((byte[]?)connection.Scalar(Find, name));
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> GetOrAddAsync(string name, Func<byte[]> make, CancellationToken cancellation = default)
    {
        await database.BeginWriteAsync(cancellation);
        try
        {
            if (database.Writer.Scalar(Find, name) is byte[] known)
                return known;
            var made = make();
            database.Writer.Scalar("INSERT INTO settings (name, value) VALUES ($0, $1)", name, made);
            return made;
        }
        finally
        {
            database.EndWrite();
        }
    }

    /// <inheritdoc/>
    public async ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellation = default)
    {
        await database.BeginWriteAsync(cancellation);
        try
        {
            database.Writer.Scalar("INSERT OR REPLACE INTO settings (name, value) VALUES ($0, $1)", name, value.ToArray());
        }
        finally
        {
            database.EndWrite();
        }
    }
}
