using Sirekap.Log;

namespace Sirekap.Storage.Tests.Sqlite;

public sealed class SqliteCheckpointTests : IDisposable
{
    static readonly SignedCheckpoint s_empty = SignedCheckpoint.Sign(0, LogHash.EmptyTree, Samples.Signer);
    static readonly SignedCheckpoint s_one = SignedCheckpoint.Sign(1, LogHash.OfLeaf(Samples.Entry(0)), Samples.Signer);
    static readonly SignedCheckpoint s_two = SignedCheckpoint.Sign(2, LogHash.OfLeaf(Samples.Entry(1)), Samples.Signer);

    readonly SqliteFile _file = new();

    SqliteCheckpointStore Store => new SqliteCheckpointStore(_file.Database);

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task The_checkpoint_moves_forward_and_is_kept()
    {
        Assert.Null(await Store.ReadAsync());
        Assert.True(await Store.TryMoveAsync(null, s_empty));
        Assert.True(await Store.TryMoveAsync(s_empty, s_one));
        Assert.True(await Store.TryMoveAsync(s_one, s_two));
        _file.Reopen();
        Assert.Equal(s_two.Note.Bytes.ToArray(), await Store.ReadAsync());
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
}
