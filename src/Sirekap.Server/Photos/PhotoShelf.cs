using Sirekap.Election.Readings;
using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Server.Photos;

/// <summary>
/// Where photographs stand: originals as officers sent them, which nobody but the reader sees, and public copies with names
/// and signatures covered. Each is named by the SHA-256 of its bytes. Strips can be cut anew at any time.
/// </summary>
public sealed class PhotoShelf(IBlobStore blobs)
{
    /// <summary>The most bytes that a photograph may have.</summary>
    public const int MostBytes = 6 * 1024 * 1024;

    /// <summary>Whether an original is here.</summary>
    public async Task<bool> HasOriginalAsync(Digest photo, CancellationToken cancellation) =>
        await blobs.LengthAsync(Original(photo), cancellation) is not null;

    /// <summary>Puts an original whose digest has been checked.</summary>
    public Task PutOriginalAsync(Digest photo, ReadOnlyMemory<byte> jpeg, CancellationToken cancellation) =>
        blobs.PutAsync(Original(photo), jpeg, cancellation);

    /// <summary>An original, or null.</summary>
    public Task<byte[]?> ReadOriginalAsync(Digest photo, CancellationToken cancellation) =>
        blobs.ReadAsync(Original(photo), cancellation);

    /// <summary>Puts a public copy and gives its digest.</summary>
    public async Task<Digest> PutPublicAsync(ReadOnlyMemory<byte> jpeg, CancellationToken cancellation)
    {
        var digest = Digest.Of(jpeg.Span);
        await blobs.PutAsync(Public(digest), jpeg, cancellation);
        return digest;
    }

    /// <summary>Whether a public copy is here.</summary>
    public async Task<bool> HasPublicAsync(Digest copy, CancellationToken cancellation) =>
        await blobs.LengthAsync(Public(copy), cancellation) is not null;

    /// <summary>Opens a public copy, or gives null.</summary>
    public Task<Stream?> OpenPublicAsync(Digest copy, CancellationToken cancellation) => blobs.OpenAsync(Public(copy), cancellation);

    /// <summary>A public copy, or null.</summary>
    public Task<byte[]?> ReadPublicAsync(Digest copy, CancellationToken cancellation) => blobs.ReadAsync(Public(copy), cancellation);

    /// <summary>Opens a strip that was cut before, or gives null.</summary>
    public Task<Stream?> OpenStripAsync(Digest copy, PixelBox box, CancellationToken cancellation) =>
        blobs.OpenAsync(Strip(copy, box), cancellation);

    /// <summary>Puts a strip; a new reader may cut the same place into other bytes, which then take its place.</summary>
    public Task PutStripAsync(Digest copy, PixelBox box, ReadOnlyMemory<byte> jpeg, CancellationToken cancellation) =>
        blobs.ReplaceAsync(Strip(copy, box), jpeg, cancellation);

    private static string Original(Digest photo) => Name("original", photo);

    private static string Public(Digest copy) => Name("public", copy);

    private static string Name(string kind, Digest digest)
    {
        var hex = digest.ToString();
        return $"photos/{kind}/{hex[..2]}/{hex}.jpg";
    }

    private static string Strip(Digest copy, PixelBox box) =>
        FormattableString.Invariant($"photos/strips/{copy.ToString()[..2]}/{copy}/{box.X}-{box.Y}-{box.Width}-{box.Height}.jpg");
}
