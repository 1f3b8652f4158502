namespace Sirekap.Storage.Tests.Sqlite;

/// <summary>A SQLite database in a folder of its own, which can be closed and opened again.</summary>
sealed class SqliteFile : IDisposable
{
    readonly TempFolder _folder = new();

    public SqliteFile() => Open();

    public string Path => _folder["sirekap.db"];

    public SqliteDatabase Database { get; private set; } = null!;

    public SqliteEntryStore Entries { get; private set; } = null!;

    public SqliteEntryStore Reopen()
    {
        Close();
        Open();
        return Entries;
    }

    public void Close()
    {
        Entries.Dispose();
        Database.Dispose();
    }

    public void Dispose()
    {
        Close();
        _folder.Dispose();
    }

    void Open() => Entries = new SqliteEntryStore(Database = SqliteDatabase.Open(Path));
}
