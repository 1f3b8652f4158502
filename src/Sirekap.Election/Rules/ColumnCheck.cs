using System.Collections.Immutable;
using Sirekap.Election.Contests;

namespace Sirekap.Election.Rules;

/// <summary>A contest's check with its fields resolved to columns.</summary>
internal sealed class ColumnCheck
{
    private readonly ContestCheck _check;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int? _whenUnknown;
    private readonly ImmutableArray<string> _fields;

    /// <summary>Resolves the fields of a check.</summary>
    /// <exception cref="KeyNotFoundException">The check names a field that the contest lacks.</exception>
    public ColumnCheck(ContestCheck check, Contest contest)
    {
        _check = check;
        _left = [.. check.Left.Select(contest.IndexOf)];
        _right = [.. check.Right.Select(contest.IndexOf)];
        _whenUnknown = check.WhenUnknown is { } field ? contest.IndexOf(field) : null;
        _fields = [.. _left.Concat(_right).Distinct().Order().Select(column => contest.Fields[column].Id)];
    }

    /// <summary>The code of the rule.</summary>
    public string Rule => _check.Rule;

    /// <summary>The finding, or null where the check holds or a figure that it needs is unknown.</summary>
    public Finding? Apply(ReadOnlySpan<Votes?> figures)
    {
        if (_whenUnknown is { } column && figures[column] is not null)
            return null;
        Span<int> left = stackalloc int[_left.Length];
        Span<int> right = stackalloc int[_right.Length];
        if (!Collect(figures, _left, left) || !Collect(figures, _right, right))
            return null;
        return Relations.Breach(_check.Relation, left, right, _check.PerMille) is { } expression
            ? new Finding(_check.Rule, _fields, expression)
            : null;
    }

    private static bool Collect(ReadOnlySpan<Votes?> figures, int[] columns, Span<int> numbers)
    {
        for (var index = 0; index < columns.Length; index++)
        {
            if (figures[columns[index]] is not { } figure)
                return false;
            numbers[index] = figure.Value;
        }

        return true;
    }
}
