namespace Sirekap.Evaluate.Statistics;

/// <summary>Keeps the first few of many by an order of their own, whatever order they come in.</summary>
internal sealed class Worst<T>(int most, IComparer<T> order)
{
    readonly SortedSet<T> _kept = new(order);

    /// <summary>How many came.</summary>
    public long Count { get; private set; }

    /// <summary>The first ones in order.</summary>
    public IReadOnlyCollection<T> Kept => _kept;

    /// <summary>Whether one would be kept.</summary>
    public bool Wants(T item) => _kept.Count < most || order.Compare(item, _kept.Max) < 0;

    /// <summary>Takes one in.</summary>
    public void Add(T item)
    {
        Count++;
        if (Wants(item) && _kept.Add(item) && _kept.Count > most)
            _kept.Remove(_kept.Max!);
    }
}
