using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Readings;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Counting;

/// <summary>
/// What people must read for themselves on a form that waits for them, and what all readings come to together: a number is settled when at least two
/// independent readings of it agree and fewer agree on any other; and where people must look, only when a person has.
/// </summary>
public static class BlindReading
{
    private const int Enough = 2;

    /// <summary>The fields in doubt, in the form's order: without two readings that agree, or marked by a finding that stops the form.</summary>
    public static ImmutableArray<string> FieldsToRead(Dossier dossier, RuleCatalogue catalogue)
    {
        var stopping = dossier.Findings.Where(finding => catalogue.IsHard(finding) || finding.Code is BuiltInRules.LookHereFirst or BuiltInRules.TooRisky).ToArray();
        // A finding that names no field is about the form as a whole.
        var isWhole = stopping.Any(finding => catalogue.IsHard(finding) && finding.Fields.IsEmpty);
        var marked = stopping.SelectMany(finding => finding.Fields).Concat(dossier.OpenDifferences).ToHashSet(StringComparer.Ordinal);
        var fields = dossier.Contest.Fields.Where((field, column) => isWhole || marked.Contains(field.Id) || Settle(dossier, field, column, []) is null);
        return [.. fields.Select(field => field.Id)];
    }

    /// <summary>What officer, machine and people say together.</summary>
    /// <param name="dossier">A form that is in.</param>
    /// <param name="catalogue">The rules.</param>
    /// <param name="people">What each person read, by field; a field that one could not read is left out.</param>
    public static Settlement Settle(Dossier dossier, RuleCatalogue catalogue, IReadOnlyCollection<ImmutableSortedDictionary<string, Votes>> people)
    {
        var form = dossier.Form ?? throw new InvalidOperationException($"No form of station {dossier.Station.Code} is in.");
        var figures = form.Figures;
        var asked = FieldsToRead(dossier, catalogue);
        var open = ImmutableArray.CreateBuilder<string>();
        foreach (var (column, field) in dossier.Contest.Fields.Index())
        {
            // Where officer and machine agree and the form was stopped all the same, their agreement is what is in question.
            var isLookedAt = !asked.Contains(field.Id) || people.Any(person => person.ContainsKey(field.Id));
            var settled = isLookedAt ? Settle(dossier, field, column, people) : null;
            if (settled is null)
                open.Add(field.Id);
            else
                figures = figures.With(field.Id, settled);
        }

        return new(figures, open.ToImmutable(), open.Count > 0 ? [] : [.. RuleBook.Check(figures).Where(catalogue.IsHard)]);
    }

    private static Votes? Settle(
        Dossier dossier, ContestField field, int column, IReadOnlyCollection<ImmutableSortedDictionary<string, Votes>> people)
    {
        var readings = people.Where(person => person.ContainsKey(field.Id)).Select(person => person[field.Id]).ToList();
        if (dossier.Recheck is { } recheck && recheck.Statement.Figures.TryGetValue(field.Id, out var again))
            readings.Add(again);
        if (dossier.Form?.Figures[column] is { } officer)
            readings.Add(officer);
        if (dossier.MachineFigureOf(field) is { Reading: { State: ReadingState.Read, Value: { } machine } })
            readings.Add(machine);
        var groups = readings.GroupBy(value => value).OrderByDescending(group => group.Count()).ToArray();
        return groups.Length > 0 && groups[0].Count() >= Enough && (groups.Length == 1 || groups[1].Count() < groups[0].Count()) ? groups[0].Key : null;
    }
}

/// <summary>What the readings of a form come to.</summary>
/// <param name="Figures">The settled numbers, the officer's where nothing is settled.</param>
/// <param name="Open">The fields without agreement.</param>
/// <param name="Broken">The hard rules that the settled numbers break, so that the paper itself is wrong; empty while a field is open.</param>
public sealed record Settlement(FigureSet Figures, ImmutableArray<string> Open, ImmutableArray<Finding> Broken)
{
    /// <summary>Whether every field is settled.</summary>
    public bool IsSettled => Open.IsEmpty;
}
