using Sirekap.Election;
using Sirekap.Election.Counting;

namespace Sirekap.Server.Counting;

/// <summary>
/// The one count of the process, guarded: many readers, one writer. A reader sees a count between two groups of entries,
/// never in the middle of one.
/// </summary>
public sealed class LiveCount(ElectionDefinition definition) : IDisposable
{
    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Count _count = new(definition);

    /// <summary>The election.</summary>
    public ElectionDefinition Definition => definition;

    /// <summary>The number of entries folded in; names the version of everything that is shown.</summary>
    public long Size => Read(count => count.Size);

    /// <summary>Looks at the count. Take out plain values: the count changes when this returns.</summary>
    public T Read<T>(Func<Count, T> look)
    {
        _gate.EnterReadLock();
        try
        {
            return look(_count);
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    /// <summary>Changes the count. For the writer of the log alone.</summary>
    public T Write<T>(Func<Count, T> change)
    {
        _gate.EnterWriteLock();
        try
        {
            return change(_count);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
