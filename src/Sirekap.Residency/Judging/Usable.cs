using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Judging;

/// <summary>Whether an answer may be built upon.</summary>
public static class Usable
{
    /// <summary>How old an address database may be when it is asked: blocks of addresses are sold and moved.</summary>
    public const int DatabaseDays = 365;

    /// <summary>How old a list of regions or of shared fronts may be: providers add to them, and seldom take away.</summary>
    public const int ListDays = 730;

    /// <summary>Whether a check has an answer, of data young enough.</summary>
    public static bool Is(Check check) => check.IsAnswered && !IsOutdated(check);

    /// <summary>Whether the source's data was too old on the day when it was asked.</summary>
    public static bool IsOutdated(Check check) => check.SourceDate is { } date && MostDays(check) is { } days
        && DateOnly.FromDateTime(check.At.UtcDateTime).DayNumber - date.DayNumber > days;

    private static int? MostDays(Check check) => check switch
    {
        DatabaseCheck or OriginCheck => DatabaseDays,
        RegionCheck or EdgeCheck => ListDays,
        _ => null,
    };
}
