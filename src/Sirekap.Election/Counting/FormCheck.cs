using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Acceptance;
using Sirekap.Election.Contests;
using Sirekap.Election.Readings;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Counting;

/// <summary>Everything that one form breaks: the contest's checks over its figures, and what only the log can tell.</summary>
public static class FormCheck
{
    /// <summary>
    /// What keeps a form from counting on its own, hard findings first, when each of its pages has been read or refused. It counts when no
    /// finding is hard (docs/acceptance.md).
    /// </summary>
    /// <param name="readings">The officer's figures and the machine's.</param>
    /// <param name="photographs">What is wrong with the photographs themselves, such as a page that was refused.</param>
    /// <param name="catalogue">The rules and the policy.</param>
    public static ImmutableArray<Finding> Of(FormReadings readings, IEnumerable<Finding> photographs, RuleCatalogue catalogue) =>
        Of(readings.Officer, readings, photographs, isFullyRead: true, catalogue);

    internal static ImmutableArray<Finding> Of(Dossier dossier, RuleCatalogue catalogue) =>
        dossier is { Form: { } form, Figures: { } figures }
            ? Of(figures, FormReadings.Of(dossier, form), Photographs(dossier, form), dossier.IsFullyRead, catalogue)
            : [];

    private static ImmutableArray<Finding> Of(
        FigureSet figures, FormReadings readings, IEnumerable<Finding> photographs, bool isFullyRead, RuleCatalogue catalogue)
    {
        var findings = RuleBook.Check(figures).AddRange(photographs).AddRange(Compare(readings, catalogue.Acceptance));
        if (isFullyRead)
            findings = findings.AddRange(DoubtCheck.Of(readings, catalogue, findings.Any(catalogue.IsHard)));
        return [.. findings.OrderBy(finding => catalogue[finding.Code].Severity)];
    }

    private static IEnumerable<Finding> Photographs(Dossier dossier, PlacedForm form)
    {
        foreach (var page in dossier.Contest.Form.Pages)
        {
            if (!form.Pages.ContainsKey(page.Number))
                yield return new(BuiltInRules.WrongPhotographs, FieldsOn(dossier, page.Number), $"{page.Number} ∉ {{{string.Join(", ", form.Pages.Keys)}}}");
        }

        foreach (var rival in dossier.Rivals)
        {
            yield return new(
                BuiltInRules.PhonesDiffer, rival.Figures.DifferencesFrom(form.Figures), string.Create(CultureInfo.InvariantCulture, $"#{form.Index} ≠ #{rival.Index}"));
        }

        if (form.DuplicateOf is { } station)
            yield return new(BuiltInRules.WrongPhotographs, [], $"= {station}");
        foreach (var (page, reading) in dossier.Readings)
        {
            if (reading.Statement.Refused is { } cause)
                yield return new(BuiltInRules.PageUnreadable, FieldsOn(dossier, page), string.Create(CultureInfo.InvariantCulture, $"{page}: {cause}"));
            if (reading.SameHandwritingAs is { } other)
                yield return new(BuiltInRules.SameHandwriting, FieldsOn(dossier, page), $"≈ {other}");
            foreach (var (sign, fields) in reading.Statement.Signals)
                yield return new(BuiltInRules.SignOfMisuse, fields, string.Create(CultureInfo.InvariantCulture, $"{page}: {sign}"));
        }
    }

    private static IEnumerable<Finding> Compare(FormReadings readings, AcceptancePolicy policy)
    {
        for (var column = 0; column < readings.Machine.Length; column++)
        {
            if (readings.Machine[column] is not { Reading: var machine })
                continue;
            var (field, officer) = (machine.Field, readings.Officer[column]);
            if (machine.State != ReadingState.Read || officer is null)
                yield return new(BuiltInRules.NoSecondReading, [field], $"{Show(officer)} · {Show(machine.Value)}");
            else if (machine.Value != officer)
                yield return new(BuiltInRules.ReadingsDiffer, [field], $"{Show(officer)} ≠ {Show(machine.Value)}");
            else if (machine.Confidence < policy.Unsure)
                yield return new(BuiltInRules.LowConfidence, [field], string.Create(CultureInfo.InvariantCulture, $"{machine.Confidence / 10_000.0:F1} %"));
        }
    }

    private static string Show(Votes? value) => value?.ToString() ?? "?";

    private static ImmutableArray<string> FieldsOn(Dossier dossier, int page) =>
        [.. dossier.Contest.Fields.Where(field => field.Page == page).Select(field => field.Id)];
}
