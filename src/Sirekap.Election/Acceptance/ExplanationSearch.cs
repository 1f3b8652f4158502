using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Acceptance;

/// <summary>Goes through all sets of one to three alternatives in different fields.</summary>
internal sealed class ExplanationSearch
{
    private readonly Votes?[] _figures;
    private readonly Change[] _changes;
    private readonly ColumnCheck[] _checks;
    private readonly List<(ImmutableArray<int> Changes, Explanation Explanation)> _found = [];

    public ExplanationSearch(Contest contest, ReadOnlySpan<DoubtfulFigure?> readings, Predicate<string> isHard)
    {
        _checks = [.. contest.ColumnChecks.Where(check => isHard(check.Rule))];
        _figures = new Votes?[readings.Length];
        var changes = new List<Change>();
        for (var column = 0; column < readings.Length; column++)
        {
            if (readings[column] is not { } reading)
                continue;
            _figures[column] = reading.Value;
            foreach (var other in reading.Alternatives)
                changes.Add(new(column, other.Value, other.Confidence / (double)Math.Max(reading.Confidence, 1)));
        }

        _changes = [.. changes.OrderByDescending(change => change.Odds).ThenBy(change => change.Column).Take(SoftDecision.MostAlternatives)];
    }

    public ImmutableArray<Explanation> Run()
    {
        // Smaller sets first, so that a set which holds an explanation already is never looked at.
        for (var size = 1; size <= SoftDecision.MostChanges; size++)
            Choose(from: 0, size, [], 1);
        return [.. _found.Select(found => found.Explanation).OrderByDescending(explanation => explanation.Odds).ThenBy(explanation => explanation.Columns[0])];
    }

    private void Choose(int from, int size, ImmutableArray<int> chosen, double odds)
    {
        if (chosen.Length == size)
        {
            if (!_found.Exists(known => known.Changes.All(chosen.Contains)) && Holds())
                _found.Add((chosen, new([.. chosen.Select(index => _changes[index].Column).Order()], odds)));
            return;
        }

        for (var index = from; index < _changes.Length; index++)
        {
            var change = _changes[index];
            if (chosen.Any(other => _changes[other].Column == change.Column))
                continue;
            var before = _figures[change.Column];
            _figures[change.Column] = change.Value;
            Choose(index + 1, size, chosen.Add(index), odds * change.Odds);
            _figures[change.Column] = before;
        }
    }

    private bool Holds()
    {
        foreach (var check in _checks)
        {
            if (check.Apply(_figures) is not null)
                return false;
        }

        return true;
    }

    private readonly record struct Change(int Column, Votes Value, double Odds);
}
