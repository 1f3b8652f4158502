using Sirekap.Log;

namespace Sirekap.Storage.Tests.Publishing;

/// <summary>What every keeper of the last signed checkpoint must do. A new implementation derives a class and passes.</summary>
public abstract class CheckpointStoreContract
{
    static readonly SignedCheckpoint s_empty = SignedCheckpoint.Sign(0, LogHash.EmptyTree, Samples.Signer);
    static readonly SignedCheckpoint s_one = SignedCheckpoint.Sign(1, LogHash.OfLeaf(Samples.Entry(0)), Samples.Signer);
    static readonly SignedCheckpoint s_two = SignedCheckpoint.Sign(2, LogHash.OfLeaf(Samples.Entry(1)), Samples.Signer);

    /// <summary>The store under test; empty at the start of a test.</summary>
    protected abstract ICheckpointStore Store { get; }

    /// <summary>The same store as another process would find it after a restart.</summary>
    protected abstract Task<ICheckpointStore> ReopenAsync();

    [Fact]
    public async Task The_checkpoint_moves_forward_and_is_kept()
    {
        Assert.Null(await Store.ReadAsync());
        Assert.True(await Store.TryMoveAsync(null, s_empty));
        Assert.True(await Store.TryMoveAsync(s_empty, s_one));
        Assert.True(await Store.TryMoveAsync(s_one, s_two));
        Assert.Equal(s_two.Note.Bytes.ToArray(), await (await ReopenAsync()).ReadAsync());
    }

    [Fact]
    public async Task It_moves_neither_back_nor_from_another_place()
    {
        Assert.False(await Store.TryMoveAsync(s_empty, s_one));
        Assert.Null(await Store.ReadAsync());
        Assert.True(await Store.TryMoveAsync(null, s_one));
        Assert.False(await Store.TryMoveAsync(null, s_two));
        Assert.False(await Store.TryMoveAsync(s_one, s_empty));
        Assert.False(await Store.TryMoveAsync(s_one, s_one));
        Assert.False(await Store.TryMoveAsync(s_empty, s_two));
        Assert.Equal(s_one.Note.Bytes.ToArray(), await Store.ReadAsync());
    }

    [Fact]
    public async Task Of_many_who_move_it_at_once_one_succeeds()
    {
        Assert.True(await Store.TryMoveAsync(null, s_empty));
        var moved = await Task.WhenAll(Enumerable.Range(1, 16).Select(size => Task.Run(async () =>
            await Store.TryMoveAsync(s_empty, SignedCheckpoint.Sign(size, LogHash.OfLeaf(Samples.Entry(size)), Samples.Signer)))));
        Assert.Single(moved, won => won);
        var kept = SignedCheckpoint.Open(await Store.ReadAsync(), Samples.Signer.Verifier);
        Assert.True(moved[kept.Size - 1]);
    }
}
