namespace Sirekap.Storage;

/// <summary>Reading small blobs whole.</summary>
public static class BlobStoreReading
{
    /// <summary>All bytes under a name, or null when there is nothing.</summary>
    public static async Task<byte[]?> ReadAsync(this IBlobStore blobs, string name, CancellationToken cancellation = default)
    {
        await using var stream = await blobs.OpenAsync(name, cancellation);
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
