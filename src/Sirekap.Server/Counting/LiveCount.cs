using Sirekap.Election;
using Sirekap.Election.Counting;
using Sirekap.Server.OpenData.Changes;

namespace Sirekap.Server.Counting;

/// <summary>
/// The one count of the process, guarded: many readers, one writer. Readers wait while a group of entries is between admission
/// and commit, so nobody ever sees a figure that is not durable. The writer may open and close a group on different threads.
/// </summary>
public sealed class LiveCount
{
    private readonly object _gate = new();
    private readonly Count _count;
    private int _readers;
    private bool _groupIsOpen;
    private long _durableSize;

    /// <summary>An empty count of an election.</summary>
    public LiveCount(ElectionDefinition definition) => _count = new(definition, Changes.Add);

    /// <summary>The election.</summary>
    public ElectionDefinition Definition => _count.Definition;

    /// <summary>What entries changed of forms; only within <see cref="Read"/>.</summary>
    internal ChangeBook Changes { get; } = new();

    /// <summary>The number of durable entries folded in; names the version of everything that is shown. Never waits.</summary>
    public long Size => Volatile.Read(ref _durableSize);

    /// <summary>Looks at the count. Take out plain values: the count changes when this returns.</summary>
    public T Read<T>(Func<Count, T> look)
    {
        lock (_gate)
        {
            while (_groupIsOpen)
                Monitor.Wait(_gate);
            _readers++;
        }

        try
        {
            return look(_count);
        }
        finally
        {
            lock (_gate)
            {
                _readers--;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <inheritdoc cref="Count.Prepare"/>
    public PreparedEntry Prepare(ReadOnlyMemory<byte> bytes) => _count.Prepare(bytes);

    /// <summary>Waits for the readers inside, keeps new ones out, and gives the count. For the writer of the log alone.</summary>
    public Count OpenGroup()
    {
        lock (_gate)
        {
            _groupIsOpen = true;
            while (_readers > 0)
                Monitor.Wait(_gate);
            return _count;
        }
    }

    /// <summary>Lets the readers in again: what the group changed is durable.</summary>
    public void CloseGroup()
    {
        lock (_gate)
        {
            Volatile.Write(ref _durableSize, _count.Size);
            _groupIsOpen = false;
            Monitor.PulseAll(_gate);
        }
    }
}
