using System.Globalization;
using Microsoft.Data.Sqlite;
using Sirekap.Log;

namespace Sirekap.Witness;

/// <summary>
/// What a witness must not forget: its keys, and of each log the last state that it has cosigned. One SQLite file, synced
/// by SQLite at each change (write-ahead log, synchronous=FULL). Safe for use by several threads, and processes.
/// </summary>
public sealed class WitnessBook : IDisposable
{
    const string Schema = """
        CREATE TABLE IF NOT EXISTS keys (kind INTEGER PRIMARY KEY, name TEXT NOT NULL, seed BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS cosigned (
            origin TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, root BLOB NOT NULL, time INTEGER NOT NULL, note BLOB NOT NULL
        ) STRICT;
        """;

    readonly SqliteConnection _connection;
    readonly Lock _turn = new();

    WitnessBook(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file <c>witness.db</c> of a folder; makes both, for nobody but their owner, if need be.</summary>
    /// <exception cref="IOException">The file is not a database, or cannot be written.</exception>
    public static WitnessBook Open(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var path = Path.Combine(folder, "witness.db");
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        var book = new WitnessBook(connection);
        try
        {
            connection.Open();
            book.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            book.Run(Schema);
            return book;
        }
        catch (SqliteException reason)
        {
            book.Dispose();
            throw new IOException($"The witness's book {path} cannot be opened. {reason.Message}", reason);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>The last state of a log that was cosigned; <see cref="TreeHead.Empty"/> when none was.</summary>
    public TreeHead LastOf(string origin) => Of(origin)?.Head ?? TreeHead.Empty;

    /// <summary>Everything about the last checkpoint cosigned of a log; null when there is none.</summary>
    public CosignedState? Of(string origin) => Read("WHERE origin = $0", origin).FirstOrDefault();

    /// <summary>The same, found by the address for monitors (<see cref="AddCheckpoint.MonitoringPath"/>).</summary>
    public CosignedState? At(string monitoringPath) => Read("WHERE path = $0", monitoringPath).FirstOrDefault();

    /// <summary>All logs that were ever cosigned, by origin.</summary>
    public IReadOnlyList<CosignedState> All() => Read("ORDER BY origin");

    /// <summary>
    /// Remembers a checkpoint if the last one is still what its signer took it for; durable when this returns true.
    /// </summary>
    /// <param name="last">The state that the new checkpoint was proved to continue.</param>
    /// <param name="next">The checkpoint with the witness's own cosignatures.</param>
    /// <param name="time">The time of these cosignatures, in seconds since 1970.</param>
    /// <returns>False when another request was faster.</returns>
    public bool TryMove(TreeHead last, SignedCheckpoint next, long time)
    {
        const string Values = "INSERT INTO cosigned (origin, path, size, root, time, note) VALUES ($0, $1, $2, $3, $4, $5) ";
        const string Begin = Values + "ON CONFLICT (origin) DO UPDATE SET root = $3, size = $2, time = $4, note = $5 WHERE size = $6 AND root = $7";
        const string Go = "UPDATE cosigned SET size = $2, root = $3, time = $4, note = $5 WHERE origin = $0 AND path = $1 AND size = $6 AND root = $7";
        var origin = next.Checkpoint.Origin;
        return Run(
            last == TreeHead.Empty ? Begin : Go,
            origin, AddCheckpoint.MonitoringPath(origin), next.Size, next.Root.ToArray(), time, next.Note.Bytes.ToArray(), last.Size, last.Root.ToArray()) == 1;
    }

    internal IReadOnlyList<(int Kind, string Name, byte[] Seed)> Keys()
    {
        lock (_turn)
        {
            using var command = Command("SELECT kind, name, seed FROM keys ORDER BY kind");
            using var rows = command.ExecuteReader();
            var keys = new List<(int, string, byte[])>();
            while (rows.Read())
                keys.Add((rows.GetInt32(0), rows.GetString(1), (byte[])rows[2]));
            return keys;
        }
    }

    internal void AddKey(int kind, string name, byte[] seed) => Run("INSERT INTO keys (kind, name, seed) VALUES ($0, $1, $2)", kind, name, seed);

    List<CosignedState> Read(string which, params object[] values)
    {
        lock (_turn)
        {
            using var command = Command("SELECT origin, size, root, time, note FROM cosigned " + which, values);
            using var rows = command.ExecuteReader();
            var states = new List<CosignedState>();
            while (rows.Read())
                states.Add(new(rows.GetString(0), new TreeHead(rows.GetInt64(1), new LogHash((byte[])rows[2])), rows.GetInt64(3), (byte[])rows[4]));
            return states;
        }
    }

    int Run(string sql, params object[] values)
    {
        lock (_turn)
        {
            using var command = Command(sql, values);
            return command.ExecuteNonQuery();
        }
    }

    SqliteCommand Command(string sql, params object[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue("$" + i.ToString(CultureInfo.InvariantCulture), values[i]);
        return command;
    }
}

/// <summary>The last checkpoint of a log that a witness has cosigned.</summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Head">Its size and root.</param>
/// <param name="Time">When it was cosigned, in seconds since 1970.</param>
/// <param name="Note">The checkpoint with the log's signature and the witness's own.</param>
public sealed record CosignedState(string Origin, TreeHead Head, long Time, byte[] Note);
