using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Sirekap.Log;

namespace Sirekap.Bench.Appending;

/// <summary>The peer: the same rows into the same table by one prepared insert, 1,024 rows a transaction, with the settings of ours, and nothing else.</summary>
static class PlainSqlite
{
    const int Batch = 1024;

    public static double RowsPerSecond(string path, byte[][] entries)
    {
        var leaves = entries.Select(entry => LogHash.OfLeaf(entry).ToArray()).ToArray();
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192;");
        Execute("CREATE TABLE entries (idx INTEGER PRIMARY KEY, leaf BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO entries (idx, leaf, bytes) VALUES ($0, $1, $2)";
        insert.Parameters.AddRange([new SqliteParameter("$0", SqliteType.Integer), new SqliteParameter("$1", SqliteType.Blob), new SqliteParameter("$2", SqliteType.Blob)]);
        var clock = Stopwatch.StartNew();
        for (var from = 0; from < entries.Length; from += Batch)
        {
            Execute("BEGIN IMMEDIATE");
            for (var number = from; number < Math.Min(from + Batch, entries.Length); number++)
            {
                (insert.Parameters[0].Value, insert.Parameters[1].Value, insert.Parameters[2].Value) = ((long)number, leaves[number], entries[number]);
                insert.ExecuteNonQuery();
            }
            Execute("COMMIT");
        }
        return entries.Length / clock.Elapsed.TotalSeconds;

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
