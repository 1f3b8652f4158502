using System.Globalization;

namespace Sirekap.Election.Statements;

/// <summary>A moment in UTC, to the second, written <c>2024-02-14T11:30:00Z</c>.</summary>
public readonly record struct StatementTime : IComparable<StatementTime>
{
    /// <summary>The first year that a statement may name: an unset time is in it.</summary>
    public const int FirstYear = 1970;

    /// <summary>The last one: a term or a time zone added to any time is a moment still.</summary>
    public const int LastYear = 2199;

    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly long _seconds;

    /// <summary>Cuts a moment to the second.</summary>
    public StatementTime(DateTimeOffset moment) => _seconds = moment.ToUnixTimeSeconds();

    /// <summary>The moment.</summary>
    public DateTimeOffset Moment => DateTimeOffset.FromUnixTimeSeconds(_seconds);

    /// <summary>Reads the one form that a statement may use.</summary>
    /// <exception cref="RefusedException">The text has another form, or names a year before <see cref="FirstYear"/> or after <see cref="LastYear"/>.</exception>
    public static StatementTime Parse(string text)
    {
        if (!DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            throw new RefusedException("malformed", $"The time \"{text}\" is not of the form 2024-02-14T11:30:00Z.");
        return moment.Year is >= FirstYear and <= LastYear
            ? new(moment)
            : throw new RefusedException("malformed", $"The time \"{text}\" is not in the years {FirstYear} to {LastYear}: set the clock of whoever signs.");
    }

    /// <inheritdoc/>
    public int CompareTo(StatementTime other) => _seconds.CompareTo(other._seconds);

    /// <inheritdoc/>
    public override string ToString() => Moment.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Whether the left moment is earlier.</summary>
    public static bool operator <(StatementTime left, StatementTime right) => left._seconds < right._seconds;

    /// <summary>Whether the left moment is later.</summary>
    public static bool operator >(StatementTime left, StatementTime right) => left._seconds > right._seconds;

    /// <summary>Whether the left moment is not later.</summary>
    public static bool operator <=(StatementTime left, StatementTime right) => left._seconds <= right._seconds;

    /// <summary>Whether the left moment is not earlier.</summary>
    public static bool operator >=(StatementTime left, StatementTime right) => left._seconds >= right._seconds;
}
