namespace Sirekap.Storage.Tests;

/// <summary>What every keeper of settings must do. A new implementation derives a class and passes.</summary>
public abstract class SettingsContract(Func<Task<SettingsHome>> open) : SettingsTests(open)
{
    [Fact]
    public async Task A_value_is_made_once_and_kept()
    {
        Assert.Null(await Settings.FindAsync("key"));
        Assert.Equal((byte[])[1, 2], await Settings.GetOrAddAsync("key", () => [1, 2]));
        var reopened = await ReopenAsync();
        Assert.Equal((byte[])[1, 2], await reopened.GetOrAddAsync("key", () => [3]));
        Assert.Equal((byte[])[1, 2], await reopened.FindAsync("key"));
    }

    [Fact]
    public async Task A_set_value_replaces_the_earlier_one()
    {
        await Settings.SetAsync("a", "1"u8.ToArray());
        await Settings.SetAsync("b", "2"u8.ToArray());
        await Settings.SetAsync("a", ReadOnlyMemory<byte>.Empty);
        Assert.Equal(Array.Empty<byte>(), await Settings.FindAsync("a"));
        Assert.Equal("2"u8.ToArray(), await Settings.FindAsync("b"));
    }

    [Fact]
    public async Task Of_many_who_make_a_value_at_once_all_get_the_same()
    {
        var values = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () => await Settings.GetOrAddAsync("key", () => [(byte)i]))));
        Assert.Single(values.Select(value => value[0]).Distinct());
    }
}

public sealed class SqliteSettingsTests() : SettingsContract(SettingsHome.SqliteAsync);

public sealed class PostgresSettingsTests() : SettingsContract(SettingsHome.PostgresAsync);
