using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Election.Statistics;

namespace Sirekap.Election.Sampling;

/// <summary>What the sample says of some of the counted forms.</summary>
/// <param name="Sampled">How many forms were drawn; null where they are not told apart by this.</param>
/// <param name="Forms">Of the forms that were read again, those with a figure that people found wrong.</param>
/// <param name="Fields">The same of their figures; what nobody could read is left out.</param>
public sealed record AccuracyRow(int? Sampled, ErrorRate Forms, ErrorRate Fields);

/// <summary>A rate with its exact interval.</summary>
/// <param name="Wrong">How many were wrong.</param>
/// <param name="Read">How many were read.</param>
public sealed record ErrorRate(long Wrong, long Read)
{
    private const int One = 1_000_000;

    /// <summary>The exact 95 % interval in parts per million, rounded outwards; from 0 to a million where nothing was read.</summary>
    public (long Low, long High) Interval => ClopperPearson.Interval(Wrong, Read) is var (low, high)
        ? ((long)Math.Floor(low * One), (long)Math.Ceiling(high * One))
        : default;
}

/// <summary>How right the count is, estimated from forms that people read again blind: pure, so that everyone can estimate it anew.</summary>
/// <param name="All">All forms read again. Provinces have different shares in it, so it is no estimate for the nation.</param>
/// <param name="Provinces">By province: those with a form drawn.</param>
/// <param name="Models">By the machine's weights.</param>
public sealed record AccuracySheet(AccuracyRow All, ImmutableArray<(Region Province, AccuracyRow Row)> Provinces, ImmutableArray<(Digest Model, AccuracyRow Row)> Models)
{
    /// <summary>Takes the estimate out of the count.</summary>
    public static AccuracySheet Of(Count count, ContestCount contest)
    {
        var provinces = count.Definition.Regions.Nation.Children.Where(province => contest.SampledIn(province) > 0).ToArray();
        var read = contest.Rechecks;
        return new(
            Row(contest, read, provinces.Sum(contest.SampledIn)),
            [.. provinces.Select(province => (province, Row(contest, read.Where(recheck => recheck.Station.Province == province), contest.SampledIn(province))))],
            [.. read.GroupBy(recheck => recheck.Model).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal).Select(group => (group.Key, Row(contest, group, null)))]);
    }

    private static AccuracyRow Row(ContestCount contest, IEnumerable<PlacedRecheck> rechecks, int? sampled)
    {
        long forms = 0, wrongForms = 0, fields = 0, wrongFields = 0;
        foreach (var recheck in rechecks)
        {
            var wrong = recheck.Differing.Count(field => !IsRefuted(contest, recheck, field));
            forms++;
            wrongForms += wrong > 0 ? 1 : 0;
            fields += recheck.Statement.Figures.Count;
            wrongFields += wrong;
        }

        return new(sampled, new(wrongForms, forms), new(wrongFields, fields));
    }

    /// <summary>
    /// Whether a person has looked since and found the counted figure right: then the re-reading was the mistake. Who finds the form unreadable, or
    /// sends it back, has found no figure right.
    /// </summary>
    private static bool IsRefuted(ContestCount contest, PlacedRecheck recheck, string field) =>
        contest.DossierOf(recheck.Station) is { Form: { } form, Decision: { } decision } && form.Index == recheck.Statement.Form
        && decision.Index > recheck.Index && decision.Statement.Outcome.HasFigures() && decision.Figures[field] == recheck.Counted[field];
}
