using System.Collections.Immutable;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Counts things by name.</summary>
internal sealed class Counter
{
    readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string name) => _counts[name] = _counts.GetValueOrDefault(name) + 1;

    public ImmutableSortedDictionary<string, int> ToSorted() => _counts.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
