using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>An entry in the queue and the promise to its sender.</summary>
/// <param name="bytes">The entry.</param>
/// <param name="admit">Decides on it when its index is known.</param>
/// <param name="cancellation">The sender's.</param>
sealed class PendingEntry(byte[] bytes, Func<long, Refusal?> admit, CancellationToken cancellation)
{
    readonly TaskCompletionSource<AppendOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public byte[] Bytes => bytes;

    public Refusal? Admit(long index) => admit(index);

    public LogHash Leaf { get; } = LogHash.OfLeaf(bytes);

    // Cancelling counts until the entry is taken into a group; afterwards it is too late.
    public bool IsCancelled => cancellation.IsCancellationRequested;

    public Task<AppendOutcome> Answer => _answer.Task;

    public AppendOutcome? Outcome { get; set; }

    public void Tell() => _answer.SetResult(Outcome ?? throw new InvalidOperationException("The entry has no outcome yet."));

    public void Fail(Exception reason) => _answer.TrySetException(reason);

    public void Cancel() => _answer.TrySetCanceled(cancellation);
}
