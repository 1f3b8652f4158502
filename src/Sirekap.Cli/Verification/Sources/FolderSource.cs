namespace Sirekap.Cli.Verification.Sources;

/// <summary>A folder in the layout of the site's URLs: one kept by <c>verify --save</c>, or a server's data folder.</summary>
internal sealed class FolderSource(string folder) : IPublicSource
{
    public string Name => folder;

    public bool IsLive => false;

    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, path);
        try
        {
            return File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellation) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SourceUnreachableException($"{file} cannot be read: {exception.Message}", exception);
        }
    }
}
