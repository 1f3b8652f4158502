using System.Collections.Concurrent;

namespace Sirekap.Storage;

/// <summary>The work of a server that is alone: it only must not do the same twice at once.</summary>
public sealed class OnlyShare : IWorkShares
{
    readonly ConcurrentDictionary<string, bool> _held = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool HasOthers => false;

    /// <inheritdoc/>
    public ValueTask<IAsyncDisposable?> TryClaimAsync(string work, CancellationToken cancellation = default) =>
        ValueTask.FromResult<IAsyncDisposable?>(_held.TryAdd(work, true) ? new Claim(_held, work) : null);

    sealed class Claim(ConcurrentDictionary<string, bool> held, string work) : IAsyncDisposable
    {
        int _isGivenBack;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _isGivenBack, 1) == 0)
                held.TryRemove(work, out _);
            return ValueTask.CompletedTask;
        }
    }
}
