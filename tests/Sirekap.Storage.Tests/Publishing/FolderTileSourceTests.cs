using Sirekap.Log;

namespace Sirekap.Storage.Tests.Publishing;

public sealed class FolderTileSourceTests : IAsyncDisposable
{
    readonly LogFolder _log = new();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task A_copy_of_a_log_is_checked_from_its_files_alone()
    {
        await _log.PublishAsync(600);
        var before = _log.Files().ToList();
        var copy = new FolderTileSource(_log.Root);
        var checkpoint = SignedCheckpoint.Open(await copy.ReadCheckpointAsync(), Samples.Signer.Verifier);
        var tree = new GrowingTree();
        foreach (var bundle in LogLayout.Bundles(checkpoint.Size))
        {
            foreach (var entry in await copy.ReadEntriesAsync(bundle))
                tree.Append(LogHash.OfLeaf(entry.Span));
        }
        Assert.Equal(checkpoint.Root, tree.Root);
        Assert.Equal(checkpoint.Root, await new TileTree(copy, checkpoint.Size).RootAsync());
        Assert.Equal(before, _log.Files());
    }

    [Fact]
    public async Task An_earlier_partial_bundle_is_read_from_the_full_one()
    {
        await _log.PublishAsync(300);
        var entries = await new FolderTileSource(_log.Root).ReadEntriesAsync(TilePath.Entries(0, 3));
        Assert.Equal([Samples.Entry(0), Samples.Entry(1), Samples.Entry(2)], entries.Select(entry => entry.ToArray()));
    }

    [Fact]
    public async Task An_empty_folder_has_no_checkpoint_and_its_missing_files_are_named()
    {
        using var folder = new TempFolder();
        var copy = new FolderTileSource(folder.Path);
        Assert.Null(await copy.ReadCheckpointAsync());
        var missing = await Assert.ThrowsAsync<LogDataException>(async () => await copy.ReadEntriesAsync(TilePath.Entries(1)));
        Assert.Equal("tile/entries/001 is missing.", missing.Message);
    }
}
