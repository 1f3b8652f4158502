namespace Sirekap.Mirror.Sources;

/// <summary>Keeps what was checked in a folder, in the layout of the site's URLs, so that <c>verify FOLDER</c> can do it all again offline.</summary>
public sealed class SavedCopy(string folder)
{
    /// <summary>Writes a file in the place of whatever stood there.</summary>
    public async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, bytes, cancellation);
    }
}
