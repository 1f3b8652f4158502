namespace Sirekap.Storage.Tests.Sqlite;

public sealed class SqliteSettingsTests : IDisposable
{
    readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_value_is_made_once_and_kept()
    {
        var settings = new SqliteSettings(_file.Database);
        Assert.Null(await settings.FindAsync("key"));
        Assert.Equal((byte[])[1, 2], await settings.GetOrAddAsync("key", () => [1, 2]));
        _file.Reopen();
        settings = new SqliteSettings(_file.Database);
        Assert.Equal((byte[])[1, 2], await settings.GetOrAddAsync("key", () => [3]));
        Assert.Equal((byte[])[1, 2], await settings.FindAsync("key"));
    }

    [Fact]
    public async Task A_set_value_replaces_the_earlier_one()
    {
        var settings = new SqliteSettings(_file.Database);
        await settings.SetAsync("a", "1"u8.ToArray());
        await settings.SetAsync("b", "2"u8.ToArray());
        await settings.SetAsync("a", ReadOnlyMemory<byte>.Empty);
        Assert.Equal(Array.Empty<byte>(), await settings.FindAsync("a"));
        Assert.Equal("2"u8.ToArray(), await settings.FindAsync("b"));
    }
}
