using System.Collections.Immutable;

namespace Sirekap.Reader.Bubbles;

/// <summary>What the bubbles of a field say, on their own.</summary>
/// <param name="Columns">The marked digit of each column; null where none or more than one is marked, or a mark is in doubt.</param>
/// <param name="State">What that comes to.</param>
/// <param name="Fills">Every bubble, column by column, ten each.</param>
public sealed record BubbleReading(ImmutableArray<int?> Columns, BubbleState State, ImmutableArray<BubbleFill> Fills)
{
    /// <summary>
    /// The same rings with nothing said: where the boxes above are not found, or lie far off the page, a ring may be taken for its neighbour, and
    /// every digit would be off by one.
    /// </summary>
    internal BubbleReading Unplaced() => new([.. Columns.Select(_ => (int?)null)], BubbleState.Doubtful, Fills);

    /// <summary>The number, where every column has one mark.</summary>
    public int? Value => State == BubbleState.Marked ? Columns.Aggregate(0, (value, digit) => (value * 10) + digit!.Value) : null;
}

/// <summary>What bubbles come to.</summary>
public enum BubbleState
{
    /// <summary>One clear mark in every column.</summary>
    Marked,

    /// <summary>No mark at all.</summary>
    Blank,

    /// <summary>Anything else: a person must look.</summary>
    Doubtful,
}
