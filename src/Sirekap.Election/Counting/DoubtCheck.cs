using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Acceptance;
using Sirekap.Election.Contests;
using Sirekap.Election.Readings;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Counting;

/// <summary>What the doubts within the machine's reading mean for the whole form: a veto where all agrees, a pointer where a sum is broken.</summary>
internal static class DoubtCheck
{
    /// <summary>At most one finding.</summary>
    /// <param name="form">A form whose every page is read.</param>
    /// <param name="catalogue">The rules and the policy.</param>
    /// <param name="isBroken">Whether a hard rule is broken already.</param>
    public static IEnumerable<Finding> Of(FormReadings form, RuleCatalogue catalogue, bool isBroken)
    {
        var contest = form.Officer.Contest;
        var readings = contest.Fields.Select((_, column) => Reading(form, column)).ToArray();
        var explanations = SoftDecision.Explanations(contest, readings, catalogue.IsHard);
        if (isBroken)
        {
            if (explanations.Length > 0 && readings.All(reading => reading is not null) && !HoldsAsRead(contest, readings, catalogue))
                yield return new(BuiltInRules.LookHereFirst, Names(contest, explanations[0].Columns), Show(contest, explanations[0].Columns, readings));
            yield break;
        }

        var risk = MisreadRisk.Of(readings, explanations, catalogue.Acceptance);
        if (risk.PartsPerMillion > catalogue.Acceptance.MostRisk)
        {
            yield return new(BuiltInRules.TooRisky, Names(contest, risk.Columns), string.Create(
                CultureInfo.InvariantCulture, $"{risk.PartsPerMillion:F0} > {catalogue.Acceptance.MostRisk} ppm"));
        }
    }

    /// <summary>Where the machine gave no number the officer's stands, so that the sums around it can be asked.</summary>
    private static DoubtfulFigure? Reading(FormReadings form, int column)
    {
        if (form.Machine[column] is { Reading: { State: ReadingState.Read, Value: { } read } reading } figure)
            return new(read, reading.Confidence, figure.Confirmations, figure.Alternatives);
        return form.Officer[column] is { } typed ? new(typed, FieldReading.Certain, 0, []) : null;
    }

    private static bool HoldsAsRead(Contest contest, DoubtfulFigure?[] readings, RuleCatalogue catalogue) =>
        !RuleBook.Check(contest, readings.Select(reading => reading?.Value).ToArray()).Any(catalogue.IsHard);

    private static ImmutableArray<string> Names(Contest contest, IEnumerable<int> columns) =>
        [.. columns.Select(column => contest.Fields[column].Id)];

    /// <summary>How sure each reading was; the other number is not told, so that whoever looks reads for himself.</summary>
    private static string Show(Contest contest, IEnumerable<int> columns, DoubtfulFigure?[] readings) => string.Join(" · ", columns.Select(column =>
        string.Create(CultureInfo.InvariantCulture, $"{contest.Fields[column].Id} {readings[column]!.Confidence / 10_000.0:F1} %")));
}
