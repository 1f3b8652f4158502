namespace Sirekap.Storage;

/// <summary>
/// Which of several servers does a piece of work. A claim only keeps them out of each other's way: a server that was held up may
/// believe in its claim for a moment longer than the database does. So the work must do no harm when it is done twice.
/// </summary>
public interface IWorkShares
{
    /// <summary>Whether others may have claimed work.</summary>
    bool HasOthers { get; }

    /// <summary>Claims a piece of work until the claim is disposed, or this server dies; null when somebody has claimed it, here or elsewhere.</summary>
    /// <param name="work">Its name, the same on every server.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IAsyncDisposable?> TryClaimAsync(string work, CancellationToken cancellation = default);
}
