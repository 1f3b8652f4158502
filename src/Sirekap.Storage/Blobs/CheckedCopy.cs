using System.Security.Cryptography;

namespace Sirekap.Storage;

/// <summary>Copies a stream whose length is limited and whose hash was announced.</summary>
static class CheckedCopy
{
    const int BufferSize = 1 << 16;

    /// <summary>Copies to the end, or throws; what was copied before an exception is worth nothing.</summary>
    /// <exception cref="BlobRefusedException">The stream is too long, or its hash differs.</exception>
    public static async Task ToAsync(Stream target, Stream content, ReadOnlyMemory<byte> sha256, long maxLength, CancellationToken cancellation)
    {
        if (sha256.Length != SHA256.HashSizeInBytes)
            throw new ArgumentException($"A SHA-256 has {SHA256.HashSizeInBytes} bytes, not {sha256.Length}.", nameof(sha256));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        var total = 0L;
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if ((total += read) > maxLength)
                throw new BlobRefusedException(BlobRefusal.TooLong, $"The content is longer than the {maxLength} bytes allowed.");
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        var found = hash.GetHashAndReset();
        if (!sha256.Span.SequenceEqual(found))
            throw new BlobRefusedException(BlobRefusal.HashDiffers, $"The content has the SHA-256 {Convert.ToHexStringLower(found)}, but {Convert.ToHexStringLower(sha256.Span)} was announced.");
    }
}
