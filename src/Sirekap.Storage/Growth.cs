namespace Sirekap.Storage;

/// <summary>A number that only grows, and those who wait for it to grow.</summary>
sealed class Growth(long value)
{
    readonly Lock _lock = new();
    TaskCompletionSource _next = NewSource();
    long _value = value;

    public void RaiseTo(long value)
    {
        TaskCompletionSource woken;
        lock (_lock)
            (_value, woken, _next) = (Math.Max(_value, value), _next, NewSource());
        woken.SetResult();
    }

    public async Task WaitForMoreThanAsync(long value, CancellationToken cancellation)
    {
        while (true)
        {
            Task grown;
            lock (_lock)
            {
                if (_value > value)
                    return;
                grown = _next.Task;
            }
            await grown.WaitAsync(cancellation);
        }
    }

    static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
