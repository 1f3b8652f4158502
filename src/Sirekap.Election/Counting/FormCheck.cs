using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Acceptance;
using Sirekap.Election.Readings;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Counting;

/// <summary>Everything that one form breaks: the contest's checks over its figures, and what only the log can tell.</summary>
internal static class FormCheck
{
    public static ImmutableArray<Finding> Of(Dossier dossier, RuleCatalogue catalogue)
    {
        if (dossier is not { Form: { } form, Figures: { } figures })
            return [];
        var findings = RuleBook.Check(figures)
            .AddRange(Photographs(dossier, form))
            .AddRange(dossier.Contest.Fields.SelectMany((_, column) => Compare(dossier, form, column, catalogue.Acceptance)));
        if (dossier.IsFullyRead)
            findings = findings.AddRange(DoubtCheck.Of(dossier, form, catalogue, findings.Any(catalogue.IsHard)));
        return [.. findings.OrderBy(finding => catalogue[finding.Code].Severity)];
    }

    private static IEnumerable<Finding> Photographs(Dossier dossier, PlacedForm form)
    {
        foreach (var page in dossier.Contest.Form.Pages)
        {
            if (!form.Statement.Pages.ContainsKey(page.Number))
                yield return new(BuiltInRules.WrongPhotographs, FieldsOn(dossier, page.Number), $"{page.Number} ∉ {{{string.Join(", ", form.Statement.Pages.Keys)}}}");
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

    private static IEnumerable<Finding> Compare(Dossier dossier, PlacedForm form, int column, AcceptancePolicy policy)
    {
        var field = dossier.Contest.Fields[column];
        if (dossier.MachineFigureOf(field)?.Reading is not { } machine)
            yield break;
        var officer = form.Figures[column];
        if (machine.State != ReadingState.Read || officer is null)
            yield return new(BuiltInRules.NoSecondReading, [field.Id], $"{Show(officer)} · {Show(machine.Value)}");
        else if (machine.Value != officer)
            yield return new(BuiltInRules.ReadingsDiffer, [field.Id], $"{Show(officer)} ≠ {Show(machine.Value)}");
        else if (machine.Confidence < policy.Unsure)
            yield return new(BuiltInRules.LowConfidence, [field.Id], string.Create(CultureInfo.InvariantCulture, $"{machine.Confidence / 10_000.0:F1} %"));
    }

    private static string Show(Votes? value) => value?.ToString() ?? "?";

    private static ImmutableArray<string> FieldsOn(Dossier dossier, int page) =>
        [.. dossier.Contest.Fields.Where(field => field.Page == page).Select(field => field.Id)];
}
