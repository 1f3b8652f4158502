namespace Sirekap.Election.Readings;

/// <summary>What a reading of one field came to.</summary>
public enum ReadingState
{
    /// <summary>A number was read.</summary>
    Read,

    /// <summary>Nothing is written in the field.</summary>
    Blank,

    /// <summary>Something is written that cannot be read for sure: a person must look.</summary>
    Illegible,
}

/// <summary>A machine's reading of one field. A value exists only in the state <see cref="ReadingState.Read"/>.</summary>
public readonly record struct FieldReading
{
    /// <summary>One in confidence: parts per million, because statements carry integers only.</summary>
    public const int Certain = 1_000_000;

    private FieldReading(string field, ReadingState state, Votes? value, int confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(confidence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(confidence, Certain);
        (Field, State, Value, Confidence) = (field, state, value, confidence);
    }

    /// <summary>The field's id.</summary>
    public string Field { get; }

    /// <summary>What the reading came to.</summary>
    public ReadingState State { get; }

    /// <summary>The number, where one was read.</summary>
    public Votes? Value { get; }

    /// <summary>How sure the reader is of state and value, in parts per million.</summary>
    public int Confidence { get; }

    /// <summary>A number was read.</summary>
    public static FieldReading Read(string field, Votes value, int confidence) => new(field, ReadingState.Read, value, confidence);

    /// <summary>Nothing is written.</summary>
    public static FieldReading Blank(string field, int confidence) => new(field, ReadingState.Blank, null, confidence);

    /// <summary>A person must look.</summary>
    public static FieldReading Illegible(string field, int confidence) => new(field, ReadingState.Illegible, null, confidence);
}
