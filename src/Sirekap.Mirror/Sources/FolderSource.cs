namespace Sirekap.Mirror.Sources;

/// <summary>A folder in the layout of the site's URLs: one kept by <c>verify --save</c>, or a server's data folder.</summary>
public sealed class FolderSource(string folder) : IPublicSource
{
    /// <inheritdoc/>
    public string Name => folder;

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
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
