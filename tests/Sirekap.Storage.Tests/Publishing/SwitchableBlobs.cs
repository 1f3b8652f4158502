namespace Sirekap.Storage.Tests.Publishing;

/// <summary>Blobs whose disk can be full for a while, and that remember the order of what was written.</summary>
sealed class SwitchableBlobs(IBlobStore inner) : IBlobStore
{
    public Func<string, bool> Fails { get; set; } = _ => false;

    public List<string> Written { get; } = [];

    public async Task PutAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        FailIfFull(name);
        await inner.PutAsync(name, bytes, cancellation);
    }

    public Task PutAsync(string name, Stream content, ReadOnlyMemory<byte> sha256, long maxLength, CancellationToken cancellation = default) =>
        inner.PutAsync(name, content, sha256, maxLength, cancellation);

    public async Task ReplaceAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        FailIfFull(name);
        await inner.ReplaceAsync(name, bytes, cancellation);
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation = default) => inner.OpenAsync(name, cancellation);

    public Task<long?> LengthAsync(string name, CancellationToken cancellation = default) => inner.LengthAsync(name, cancellation);

    public Task DeleteAsync(string name, CancellationToken cancellation = default) => inner.DeleteAsync(name, cancellation);

    void FailIfFull(string name)
    {
        if (Fails(name))
            throw new IOException("No space left on device.");
        Written.Add(name);
    }
}
