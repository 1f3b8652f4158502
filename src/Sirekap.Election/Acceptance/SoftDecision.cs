using System.Collections.Immutable;
using Sirekap.Election.Contests;

namespace Sirekap.Election.Acceptance;

/// <summary>Up to three figures of a form read otherwise, so that every hard rule holds.</summary>
/// <param name="Columns">The columns, in the form's order.</param>
/// <param name="Odds">How likely they are against the reading: the product of each alternative's probability over that of its reading.</param>
public sealed record Explanation(ImmutableArray<int> Columns, double Odds);

/// <summary>
/// Asks of a reading which of its doubtful digits, read otherwise, would satisfy the sums. The answer points and vetoes. It never rewrites:
/// one paper in ten holds a slip, and then the likeliest correction is the wrong one (docs/acceptance.md).
/// </summary>
public static class SoftDecision
{
    /// <summary>More figures than this are never read otherwise at once.</summary>
    public const int MostChanges = 3;

    /// <summary>Only so many alternatives of a form are looked at, the likeliest: all triples of them are some two thousand.</summary>
    public const int MostAlternatives = 24;

    /// <summary>
    /// Every explanation with one to three changes that satisfies all hard rules, the likeliest first; of equal ones the first in the form's
    /// order. None of them holds another one: what one change mends needs no second.
    /// </summary>
    /// <param name="contest">The contest.</param>
    /// <param name="readings">The machine's reading of each field; null where there is none.</param>
    /// <param name="isHard">Whether a rule is hard.</param>
    /// <exception cref="ArgumentException">There are more or fewer readings than fields.</exception>
    public static ImmutableArray<Explanation> Explanations(Contest contest, ReadOnlySpan<DoubtfulFigure?> readings, Predicate<string> isHard)
    {
        if (readings.Length != contest.Fields.Length)
            throw new ArgumentException($"Contest {contest.Code} has {contest.Fields.Length} fields; give one reading, or null, for each.", nameof(readings));
        return new ExplanationSearch(contest, readings, isHard).Run();
    }
}
