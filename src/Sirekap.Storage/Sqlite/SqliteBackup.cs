using Microsoft.Data.Sqlite;

namespace Sirekap.Storage;

/// <summary>Copies a database as it is at one moment, while its server goes on writing.</summary>
public static class SqliteBackup
{
    /// <summary>Writes a copy. What stood there before is replaced; nothing else may have it open.</summary>
    /// <param name="from">The database; its server may be running.</param>
    /// <param name="to">The copy, which only its owner may read: it holds the log's keys.</param>
    /// <exception cref="SqliteException">One of them cannot be read or written.</exception>
    public static void Copy(string from, string to)
    {
        Remove(to);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(to, options).Dispose();
        using var source = Open(from);
        using var copy = Open(to);
        // All in one step is one reading transaction: one moment, which holds no writer up.
        source.BackupDatabase(copy);
    }

    /// <summary>Puts a copy that was checked in the place of an earlier one.</summary>
    /// <exception cref="IOException">A program has the earlier one open, or left it open.</exception>
    public static void Replace(string copy, string target)
    {
        // Frames left beside the earlier file would be taken for the new file's own.
        if (new FileInfo(target + "-wal") is { Exists: true, Length: > 0 })
            throw new IOException($"{target}-wal has not been taken into {target}: run \"sirekap log fsck\" on that folder once, or back up into another one.");
        Remove(target, onlyBeside: true);
        File.Move(copy, target, overwrite: true);
        Remove(copy);
    }

    static void Remove(string database, bool onlyBeside = false)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", ".lock"])
        {
            if (suffix.Length > 0 || !onlyBeside)
                File.Delete(database + suffix);
        }
    }

    static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
