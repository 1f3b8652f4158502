namespace Sirekap.Storage.Tests;

/// <summary>What every keeper of records must do. A new implementation derives a class and passes.</summary>
public abstract class RecordStoreContract
{
    /// <summary>The store under test; empty at the start of a test.</summary>
    protected abstract IRecordStore Store { get; }

    /// <summary>The same store as another process would find it after a restart.</summary>
    protected abstract Task<IRecordStore> ReopenAsync();

    [Fact]
    public async Task A_record_is_made_once_and_changed_by_who_saw_its_version()
    {
        Assert.Null(await Store.FindAsync("account", "a"));
        Assert.False(await Store.TryPutAsync("account", "a", 1, "early"u8.ToArray()));
        Assert.True(await Store.TryPutAsync("account", "a", 0, "one"u8.ToArray()));
        Assert.False(await Store.TryPutAsync("account", "a", 0, "again"u8.ToArray()));
        Assert.True(await Store.TryPutAsync("account", "a", 1, "two"u8.ToArray()));
        Assert.False(await Store.TryPutAsync("account", "a", 1, "late"u8.ToArray()));
        var found = (await (await ReopenAsync()).FindAsync("account", "a"))!;
        Assert.Equal(("a", 2), (found.Name, found.Version));
        Assert.Equal("two"u8.ToArray(), found.Value);
    }

    [Fact]
    public async Task A_kind_is_listed_by_name_and_alone()
    {
        foreach (var (kind, name) in new[] { ("k", "b"), ("k", "B"), ("k", "a"), ("other", "c") })
            Assert.True(await Store.TryPutAsync(kind, name, 0, ReadOnlyMemory<byte>.Empty));
        Assert.Equal(["B", "a", "b"], (await Store.ListAsync("k")).Select(record => record.Name));
        Assert.Empty(await Store.ListAsync("none"));
    }

    [Fact]
    public async Task Of_many_who_take_a_record_at_once_one_has_it()
    {
        await Store.TryPutAsync("claim", "form", 0, ReadOnlyMemory<byte>.Empty);
        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () => await Store.TryPutAsync("claim", "form", 1, new[] { (byte)i }))));
        Assert.Single(taken, true);
    }
}
