namespace Sirekap.Storage.Tests.Blobs;

public sealed class FolderBlobStoreTests : BlobStoreContract, IDisposable
{
    readonly TempFolder _folder = new();

    public FolderBlobStoreTests() => Store = new FolderBlobStore(_folder.Path);

    protected override IBlobStore Store { get; }

    protected override int FilesInAll => Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Length;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Names_are_paths_so_that_any_web_server_can_serve_them()
    {
        await Store.PutAsync("log/tile/0/x001/234", "x"u8.ToArray());
        Assert.Equal("x", await File.ReadAllTextAsync(_folder["log/tile/0/x001/234"]));
    }

    [Fact]
    public void What_a_killed_process_left_unfinished_is_cleared_away()
    {
        File.WriteAllText(_folder[".tmp/7"], "half");
        _ = new FolderBlobStore(_folder.Path);
        Assert.Equal(0, FilesInAll);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_an_error_and_not_a_silence()
    {
        await File.WriteAllTextAsync(_folder["log"], "a file where a folder should be");
        await Assert.ThrowsAnyAsync<IOException>(() => Store.PutAsync("log/checkpoint", "x"u8.ToArray()));
        Assert.Equal(1, FilesInAll);
    }
}
