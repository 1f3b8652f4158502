using System.Collections.Immutable;
using Sirekap.Election.Contests;

namespace Sirekap.Election.Rules;

/// <summary>
/// Applies the checks of a contest to the figures of one form. A check of which a figure is unknown is not applied:
/// what is not known breaks no sum, and the missing figure has a state of its own.
/// </summary>
public static class RuleBook
{
    /// <summary>The findings in the order of the contest's checks; empty when every check that could be applied holds.</summary>
    public static ImmutableArray<Finding> Check(FigureSet figures) => Check(figures.Contest, figures.Columns);

    /// <summary>The same over plain columns, one per field of the contest; nothing is allocated while all checks hold.</summary>
    /// <exception cref="ArgumentException">There are more or fewer figures than fields.</exception>
    public static ImmutableArray<Finding> Check(Contest contest, ReadOnlySpan<Votes?> figures)
    {
        if (figures.Length != contest.Fields.Length)
        {
            throw new ArgumentException(
                $"Contest {contest.Code} has {contest.Fields.Length} fields; give one figure, or null, for each.", nameof(figures));
        }

        ImmutableArray<Finding>.Builder? findings = null;
        foreach (var check in contest.ColumnChecks)
        {
            if (check.Apply(figures) is { } finding)
                (findings ??= ImmutableArray.CreateBuilder<Finding>()).Add(finding);
        }

        return findings?.ToImmutable() ?? [];
    }
}
