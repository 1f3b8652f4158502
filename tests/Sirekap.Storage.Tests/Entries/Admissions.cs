namespace Sirekap.Storage.Tests.Entries;

sealed class OpenDoor : IAdmission
{
    public List<long> CommittedIndexes { get; } = [];

    public Refusal? Admit(long index, ReadOnlyMemory<byte> entry) => null;

    public void Committed(long index, ReadOnlyMemory<byte> entry) => CommittedIndexes.Add(index);

    public void Follow(long index, ReadOnlyMemory<byte> entry) => CommittedIndexes.Add(index);
}

sealed class BrokenDoor : IAdmission
{
    public Refusal? Admit(long index, ReadOnlyMemory<byte> entry) => throw new InvalidOperationException("the count is broken.");

    public void Committed(long index, ReadOnlyMemory<byte> entry)
    {
    }

    public void Follow(long index, ReadOnlyMemory<byte> entry)
    {
    }
}

/// <summary>Admits one entry for each first byte.</summary>
sealed class OneOfEachFirstByte : IAdmission
{
    readonly HashSet<char> _taken = [];

    public Refusal? Admit(long index, ReadOnlyMemory<byte> entry)
    {
        var first = (char)entry.Span[0];
        return _taken.Add(first) ? null : new Refusal("taken", $"{first} is taken.");
    }

    public void Committed(long index, ReadOnlyMemory<byte> entry)
    {
    }

    public void Follow(long index, ReadOnlyMemory<byte> entry)
    {
    }
}

/// <summary>Looks at an entry before it queues, and decides by what it saw there.</summary>
sealed class PreparingDoor : IAdmission
{
    public List<byte> Prepared { get; } = [];

    public Func<long, Refusal?> Prepare(ReadOnlyMemory<byte> entry)
    {
        var first = entry.Span[0];
        Prepared.Add(first);
        return index => first == 'b' ? new Refusal("b", $"b comes too late for place {index}.") : null;
    }

    public Refusal? Admit(long index, ReadOnlyMemory<byte> entry) => throw new InvalidOperationException("It was prepared.");

    public void Committed(long index, ReadOnlyMemory<byte> entry)
    {
    }

    public void Follow(long index, ReadOnlyMemory<byte> entry)
    {
    }
}
