namespace Sirekap.Storage;

/// <summary>Settings and secrets in PostgreSQL, shared by the servers of a log: all of them sign with the same key.</summary>
public sealed class PostgresSettings(PostgresDatabase database) : ISettings
{
    const string Find = "SELECT value FROM sirekap.settings WHERE name = $1";

    /// <inheritdoc/>
    public ValueTask<byte[]?> FindAsync(string name, CancellationToken cancellation = default) =>
        database.ScalarAsync<byte[]>(Find, cancellation, name);

    /// <inheritdoc/>
    public async ValueTask<byte[]> GetOrAddAsync(string name, Func<byte[]> make, CancellationToken cancellation = default)
    {
        if (await FindAsync(name, cancellation) is { } known)
            return known;
        // Of several servers that make a value at once, one is heard, and all go on with what it made.
        await WriteAsync("INSERT INTO sirekap.settings (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", name, make(), cancellation);
        return await FindAsync(name, cancellation) ?? throw new InvalidOperationException($"The setting {name} was stored and is gone.");
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellation = default) => WriteAsync(
        "INSERT INTO sirekap.settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value.ToArray(), cancellation);

    async ValueTask WriteAsync(string sql, string name, byte[] value, CancellationToken cancellation)
    {
        await using var write = await database.BeginWriteAsync(cancellation);
        await using var command = write.Connection.Command(sql, name, value);
        await command.ExecuteNonQueryAsync(cancellation);
        await write.CommitAsync();
    }
}
