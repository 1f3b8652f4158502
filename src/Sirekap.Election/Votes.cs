namespace Sirekap.Election;

/// <summary>A number of votes, voters or ballots as one form states it: never negative, never a code for something else.</summary>
public readonly record struct Votes : IComparable<Votes>
{
    /// <summary>The largest number that a statement may carry: six digits, as on the widest recap form.</summary>
    public const int Most = 999_999;

    /// <summary>Wraps a count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or above <see cref="Most"/>.</exception>
    public Votes(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Most);
        Value = value;
    }

    /// <summary>The plain number.</summary>
    public int Value { get; }

    /// <inheritdoc/>
    public int CompareTo(Votes other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the left number is the smaller.</summary>
    public static bool operator <(Votes left, Votes right) => left.Value < right.Value;

    /// <summary>Whether the left number is the larger.</summary>
    public static bool operator >(Votes left, Votes right) => left.Value > right.Value;

    /// <summary>Whether the left number is at most the right.</summary>
    public static bool operator <=(Votes left, Votes right) => left.Value <= right.Value;

    /// <summary>Whether the left number is at least the right.</summary>
    public static bool operator >=(Votes left, Votes right) => left.Value >= right.Value;
}
