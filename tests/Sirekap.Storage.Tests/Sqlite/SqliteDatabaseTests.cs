using System.Globalization;
using Microsoft.Data.Sqlite;
using Sirekap.Storage.Tests.Entries;

namespace Sirekap.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Every_commit_is_synced_to_the_disk()
    {
        Assert.Equal("wal", Pragma("journal_mode"));
        Assert.Equal("2", Pragma("synchronous"));
    }

    [Fact]
    public void A_second_opener_is_turned_away() => Assert.Throws<IOException>(() => SqliteDatabase.Open(_file.Path));

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_given_up()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["sirekap.db"], new string('x', 5000));
        Assert.Throws<SqliteException>(() => SqliteDatabase.Open(folder["sirekap.db"]));
        File.Delete(folder["sirekap.db"]);
        SqliteDatabase.Open(folder["sirekap.db"]).Dispose();
    }

    [Fact]
    public async Task A_full_database_stops_the_writer_and_keeps_what_was_acknowledged()
    {
        var acknowledged = 0;
        await using (var writer = new EntryWriter(_file.Entries, new OpenDoor(), 0))
        {
            await writer.AppendAsync(Samples.Entry(0));
            // SQLite's own way to say that the disk is full.
            SqliteDatabase.Execute(_file.Database.Writer, "PRAGMA max_page_count = 60");
            await Assert.ThrowsAsync<WriterStoppedException>(async () =>
            {
                for (acknowledged = 1; acknowledged < 1000; acknowledged++)
                    await writer.AppendAsync(Samples.Entry(acknowledged).Concat(new byte[2000]).ToArray());
            });
        }
        Assert.InRange(acknowledged, 2, 999);
        Assert.Equal(acknowledged, await _file.Reopen().CountAsync());
    }

    string? Pragma(string name)
    {
        using var command = _file.Database.Writer.CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
