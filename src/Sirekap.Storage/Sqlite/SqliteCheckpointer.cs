using Microsoft.Data.Sqlite;

namespace Sirekap.Storage;

/// <summary>
/// Copies SQLite's write-ahead log into the database file beside the writer, so that no commit waits for it: a passive checkpoint on a connection and
/// a thread of its own. What it leaves, the writer's own checkpoint takes when the log has grown to <see cref="SqliteDatabase.MostLogPages"/>.
/// </summary>
sealed class SqliteCheckpointer : IDisposable
{
    // 16 MB: what is hit often is then copied once, and a copy is short.
    const int PagesToCopy = 4096;

    readonly SqliteConnection _connection;
    readonly SemaphoreSlim _written = new(0, 1);
    readonly Thread _thread;
    volatile bool _ending;

    public SqliteCheckpointer(SqliteConnection connection)
    {
        _connection = connection;
        _thread = new Thread(Run) { IsBackground = true, Name = "SQLite checkpoints" };
        _thread.Start();
    }

    /// <summary>Tells it that something was written. Never waits; for whoever has the turn to write.</summary>
    public void Wake()
    {
        if (_written.CurrentCount == 0)
            _written.Release();
    }

    public void Dispose()
    {
        _ending = true;
        Wake();
        _thread.Join();
        _written.Dispose();
        _connection.Dispose();
    }

    void Run()
    {
        while (true)
        {
            _written.Wait();
            if (_ending)
                return;
            try
            {
                if (PagesWaiting("NOOP") >= PagesToCopy)
                    PagesWaiting("PASSIVE");
            }
            catch (SqliteException)
            {
                // The log still holds everything, and the writer's own checkpoint or commit meets the same trouble and tells.
            }
        }
    }

    long PagesWaiting(string mode)
    {
        using var command = _connection.Command($"PRAGMA wal_checkpoint({mode})");
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.GetInt64(1) - reader.GetInt64(2) : 0;
    }
}
