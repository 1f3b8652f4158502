using Microsoft.Data.Sqlite;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>One SQLite transaction of entries; holds the turn to write until disposed.</summary>
sealed class SqliteEntryGroup : IEntryGroup
{
    readonly SqliteDatabase _database;
    readonly SqliteEntryCommands _commands;
    readonly Growth _growth;
    bool _committed;

    public SqliteEntryGroup(SqliteDatabase database, SqliteEntryCommands commands, Growth growth)
    {
        (_database, _commands, _growth) = (database, commands, growth);
        _commands.Begin();
        NextIndex = _commands.NextIndex();
    }

    public long NextIndex { get; private set; }

    public ValueTask<IReadOnlyDictionary<LogHash, long>> FindAsync(IReadOnlyCollection<LogHash> leaves)
    {
        var found = new Dictionary<LogHash, long>();
        foreach (var leaf in leaves)
        {
            if (_commands.Find(leaf) is { } index)
                found[leaf] = index;
        }
        return ValueTask.FromResult<IReadOnlyDictionary<LogHash, long>>(found);
    }

    public ValueTask InsertAsync(LogHash leaf, ReadOnlyMemory<byte> entry)
    {
        _commands.Insert(NextIndex, leaf, entry);
        NextIndex++;
        return ValueTask.CompletedTask;
    }

    public ValueTask CommitAsync()
    {
        _commands.Commit();
        _committed = true;
        _growth.RaiseTo(NextIndex);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        try
        {
            if (!_committed)
                _commands.Rollback();
        }
        catch (SqliteException)
        {
            // A failed statement may have ended the transaction by itself; then there is nothing to roll back.
        }
        finally
        {
            _database.EndWrite();
        }
        return ValueTask.CompletedTask;
    }
}
