using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>An entry in the queue and the promise to its sender.</summary>
sealed class PendingEntry(byte[] bytes, CancellationToken cancellation)
{
    readonly TaskCompletionSource<AppendOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public byte[] Bytes => bytes;

    public LogHash Leaf { get; } = LogHash.OfLeaf(bytes);

    // Cancelling counts until the entry is taken into a group; afterwards it is too late.
    public bool IsCancelled => cancellation.IsCancellationRequested;

    public Task<AppendOutcome> Answer => _answer.Task;

    public AppendOutcome? Outcome { get; set; }

    public void Tell() => _answer.SetResult(Outcome ?? throw new InvalidOperationException("The entry has no outcome yet."));

    public void Fail(Exception reason) => _answer.TrySetException(reason);

    public void Cancel() => _answer.TrySetCanceled(cancellation);
}
