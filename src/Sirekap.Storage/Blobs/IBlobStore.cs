namespace Sirekap.Storage;

/// <summary>
/// Where files are kept: a folder, later an object store. A name is lower-case letters, digits, <c>. - _</c> in parts joined
/// by <c>/</c>, such as <c>log/tile/0/000</c>. Apart from <see cref="ReplaceAsync"/>, what stands under a name never changes.
/// </summary>
public interface IBlobStore
{
    /// <summary>Puts bytes under a name. The same bytes again are welcome.</summary>
    /// <exception cref="BlobConflictException">Other bytes stand under the name; they stay.</exception>
    Task PutAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default);

    /// <summary>Puts a stream under a name if it has the announced hash; after any failure nothing is left behind.</summary>
    /// <param name="name">The name.</param>
    /// <param name="content">Read to its end, at most one byte beyond the limit.</param>
    /// <param name="sha256">The announced SHA-256, 32 bytes.</param>
    /// <param name="maxLength">The limit in bytes.</param>
    /// <param name="cancellation">Gives up, leaving nothing behind.</param>
    /// <exception cref="BlobRefusedException">The stream is too long, or its hash differs.</exception>
    /// <exception cref="BlobConflictException">Other bytes stand under the name; they stay.</exception>
    Task PutAsync(string name, Stream content, ReadOnlyMemory<byte> sha256, long maxLength, CancellationToken cancellation = default);

    /// <summary>Puts bytes under a name in the place of whatever stood there; readers see the old or the new, never a mixture.</summary>
    Task ReplaceAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default);

    /// <summary>Opens what stands under a name, or returns null.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default);

    /// <summary>The length in bytes of what stands under a name, or null.</summary>
    Task<long?> LengthAsync(string name, CancellationToken cancellation = default);

    /// <summary>Removes what stands under a name, and everything below it. Fine when there is nothing.</summary>
    Task DeleteAsync(string name, CancellationToken cancellation = default);
}
