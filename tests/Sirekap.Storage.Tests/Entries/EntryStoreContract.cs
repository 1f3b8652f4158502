using CsCheck;
using Sirekap.Log;

namespace Sirekap.Storage.Tests.Entries;

/// <summary>What every database of entries must do. A new implementation derives a class and passes.</summary>
public abstract class EntryStoreContract
{
    /// <summary>The store under test; empty at the start of a test.</summary>
    protected abstract IEntryStore Store { get; }

    /// <summary>The same store as another process would find it after a restart.</summary>
    protected abstract Task<IEntryStore> ReopenAsync();

    [Fact]
    public async Task A_new_store_is_empty()
    {
        Assert.Equal(0, await Store.CountAsync());
        Assert.Empty(await Store.ReadAsync(0, long.MaxValue).ToListAsync());
        Assert.Null(await Store.FindAsync(LogHash.OfLeaf(Samples.Entry(0))));
    }

    [Fact]
    public async Task Committed_entries_are_read_back_in_order_also_after_a_restart()
    {
        await Store.AppendAsync(0, 3);
        await Store.AppendAsync(3, 1500);
        var store = await ReopenAsync();
        Assert.Equal(1500, await store.CountAsync());
        var entries = await store.ReadAsync(0, 1500).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 1500).Select(i => (long)i), entries.Select(entry => entry.Index));
        Assert.All(entries, entry => Assert.Equal(Samples.Entry(entry.Index), entry.Bytes.ToArray()));
    }

    [Fact]
    public async Task Any_range_is_read_as_asked()
    {
        await Store.AppendAsync(0, 1100);
        await Gen.Select(Gen.Long[0, 1200], Gen.Long[0, 1200]).SampleAsync(async (from, to) =>
        {
            var indexes = (await Store.ReadAsync(from, to).ToListAsync()).Select(entry => entry.Index);
            Assert.Equal(Enumerable.Range(0, 1100).Select(i => (long)i).Where(i => i >= from && i < to), indexes);
        }, iter: 20);
    }

    [Fact]
    public async Task An_uncommitted_group_leaves_nothing_behind()
    {
        await using (var group = await Store.BeginGroupAsync())
        {
            await group.InsertAsync(LogHash.OfLeaf(Samples.Entry(0)), Samples.Entry(0));
            Assert.Equal(1, group.NextIndex);
            Assert.Equal(0, await Store.CountAsync());
        }
        Assert.Equal(0, await (await ReopenAsync()).CountAsync());
        await Store.AppendAsync(0, 1);
        Assert.Equal(1, await Store.CountAsync());
    }

    [Fact]
    public async Task Durable_entries_are_found_by_their_leaf_hashes()
    {
        await Store.AppendAsync(0, 5);
        await using var group = await Store.BeginGroupAsync();
        var found = await group.FindAsync([LogHash.OfLeaf(Samples.Entry(3)), LogHash.OfLeaf(Samples.Entry(6)), LogHash.OfLeaf(Samples.Entry(0))]);
        Assert.Equal([(LogHash.OfLeaf(Samples.Entry(0)), 0), (LogHash.OfLeaf(Samples.Entry(3)), 3)], found.OrderBy(pair => pair.Value).Select(pair => (pair.Key, pair.Value)));
        Assert.Empty(await group.FindAsync([]));
        Assert.Equal(3, await Store.FindAsync(LogHash.OfLeaf(Samples.Entry(3))));
        Assert.Null(await Store.FindAsync(LogHash.OfLeaf(Samples.Entry(6))));
    }

    [Fact]
    public async Task The_same_bytes_cannot_stand_in_the_log_twice()
    {
        await Store.AppendAsync(0, 1);
        await Assert.ThrowsAnyAsync<Exception>(() => Store.AppendAsync(0, 1));
        Assert.Equal(1, await Store.CountAsync());
    }

    [Fact]
    public async Task A_second_group_waits_for_the_first()
    {
        var first = await Store.BeginGroupAsync();
        var second = Store.BeginGroupAsync().AsTask();
        await first.InsertAsync(LogHash.OfLeaf(Samples.Entry(0)), Samples.Entry(0));
        Assert.False(second.IsCompleted);
        await first.CommitAsync();
        await first.DisposeAsync();
        await using var group = await second;
        Assert.Equal(1, group.NextIndex);
    }

    [Fact]
    public async Task Who_waits_for_more_entries_is_woken_by_the_commit()
    {
        await Store.AppendAsync(0, 2);
        await Store.WaitForMoreThanAsync(1);
        var waiting = Store.WaitForMoreThanAsync(2);
        Assert.False(waiting.IsCompleted);
        await Store.AppendAsync(2, 3);
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
