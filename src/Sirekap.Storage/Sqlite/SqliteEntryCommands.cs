using Microsoft.Data.Sqlite;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>The statements of the append path, prepared once on the writing connection. Use only in one's turn to write.</summary>
sealed class SqliteEntryCommands : IDisposable
{
    readonly SqliteCommand _begin, _commit, _rollback, _next, _find, _insert;

    public SqliteEntryCommands(SqliteDatabase database)
    {
        // The one writing connection is free while the database is being set up.
        var connection = database.Writer;
        _begin = connection.Command("BEGIN IMMEDIATE");
        _commit = connection.Command("COMMIT");
        _rollback = connection.Command("ROLLBACK");
        _next = connection.Command("SELECT coalesce(max(idx) + 1, 0) FROM entries");
        _find = connection.Command("SELECT idx FROM entries WHERE leaf = $0", Array.Empty<byte>());
        _insert = connection.Command("INSERT INTO entries (idx, leaf, bytes) VALUES ($0, $1, $2)", 0L, Array.Empty<byte>(), Array.Empty<byte>());
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    public void Rollback() => _rollback.ExecuteNonQuery();

    public long NextIndex() => (long)_next.ExecuteScalar()!;

    public long? Find(LogHash leaf)
    {
        _find.Parameters[0].Value = leaf.ToArray();
        return (long?)_find.ExecuteScalar();
    }

    public void Insert(long index, LogHash leaf, ReadOnlyMemory<byte> entry)
    {
        _insert.Parameters[0].Value = index;
        _insert.Parameters[1].Value = leaf.ToArray();
        _insert.Parameters[2].Value = entry.ToArray();
        _insert.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, _rollback, _next, _find, _insert])
            command.Dispose();
    }
}
