using Microsoft.Data.Sqlite;

namespace Sirekap.Storage;

/// <summary>
/// One SQLite file (write-ahead log, synchronous=FULL) that this process owns alone. Readers have pooled connections;
/// all writes take turns on one connection, so that none of them ever meets a busy database.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    const string Schema = """
        CREATE TABLE IF NOT EXISTS entries (idx INTEGER PRIMARY KEY, leaf BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, note BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS records (kind TEXT, name TEXT, version INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, name)) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Pages of 4 KiB in the write-ahead log from which on a commit copies them itself: 512 MB.</summary>
    internal const int MostLogPages = 131_072;

    readonly FileStream _owner;
    readonly SqliteCheckpointer _checkpointer;
    readonly SemaphoreSlim _turn = new(1, 1);
    readonly string _connectionString;

    SqliteDatabase(FileStream owner, string connectionString)
    {
        (_owner, _connectionString) = (owner, connectionString);
        Writer = OpenConnection();
        // FULL syncs the write-ahead log at each commit; 64 MB of cache keep the leaf index in memory.
        Execute(Writer, $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = {MostLogPages};");
        Execute(Writer, Schema);
        _checkpointer = new(OpenConnection());
    }

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="path">The file; beside it stand <c>-wal</c>, <c>-shm</c> and <c>.lock</c>.</param>
    /// <exception cref="IOException">Another process has the database open.</exception>
    /// <exception cref="SqliteException">The file is not a database, or cannot be written.</exception>
    public static SqliteDatabase Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var owner = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            return new SqliteDatabase(owner, new SqliteConnectionStringBuilder { DataSource = path }.ToString());
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    /// <summary>What SQLite finds wrong with its own pages; nothing when all is well.</summary>
    /// <exception cref="SqliteException">The file is too damaged to be looked at.</exception>
    public IReadOnlyList<string> Check()
    {
        using var connection = OpenConnection();
        using var command = connection.Command("PRAGMA integrity_check");
        using var reader = command.ExecuteReader();
        var faults = new List<string>();
        while (reader.Read())
            faults.Add(reader.GetString(0));
        return faults is ["ok"] ? [] : faults;
    }

    /// <summary>Closes all connections and gives the file up. Let writers end first.</summary>
    public void Dispose()
    {
        _checkpointer.Dispose();
        Writer.Dispose();
        using (var pool = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(pool);
        _turn.Dispose();
        _owner.Dispose();
    }

    /// <summary>The one connection that writes; only for whoever has the turn.</summary>
    internal SqliteConnection Writer { get; }

    internal SqliteConnection OpenConnection()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Waits for the turn to write; <see cref="Writer"/> is the caller's until <see cref="EndWrite"/>.</summary>
    internal Task BeginWriteAsync(CancellationToken cancellation) => _turn.WaitAsync(cancellation);

    internal void EndWrite()
    {
        _checkpointer.Wake();
        _turn.Release();
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
