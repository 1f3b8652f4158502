namespace Sirekap.Mirror.Sources;

/// <summary>A source that remembers when it last gave a whole answer.</summary>
/// <param name="inner">The source.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class HeardSource(IPublicSource inner, TimeProvider clock) : IPublicSource
{
    private long _heard = clock.GetTimestamp();

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public bool IsLive => inner.IsLive;

    /// <summary>How long ago that was.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(Volatile.Read(ref _heard));

    /// <summary>Begins to wait: what was before does not count.</summary>
    public void Listen() => Volatile.Write(ref _heard, clock.GetTimestamp());

    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        var bytes = await inner.ReadAsync(path, cancellation);
        Listen();
        return bytes;
    }
}
