using System.Collections.Immutable;
using CsCheck;
using Sirekap.Election.Acceptance;
using Sirekap.Election.Contests;
using Sirekap.Election.Readings;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Acceptance;

/// <summary>Machine readings of the small election's contest <c>desa</c> with doubts in them.</summary>
static class Doubts
{
    public static Contest Desa { get; } = SmallElection.Definition.FindContest(SmallElection.Desa)!;

    /// <summary>120 + 90 + 30 = 240, 240 + 10 = 250: every rule holds, every reading is certain.</summary>
    public static ImmutableArray<DoubtfulFigure?> Sure { get; } =
        [.. new[] { 300, 250, 120, 90, 30, 240, 10, 250 }.Select(number => new DoubtfulFigure(new(number), FieldReading.Certain, 0, []))];

    public static bool IsHard(string rule) => SmallElection.Definition.Catalogue.IsHard(rule);

    /// <summary>One field with another number and a doubt.</summary>
    public static ImmutableArray<DoubtfulFigure?> With(this ImmutableArray<DoubtfulFigure?> readings, string field, int read, int confidence, params (int Value, int Confidence)[] others) =>
        readings.SetItem(Desa.IndexOf(field), new(new(read), confidence, 0, [.. others.Select(other => new Alternative(new(other.Value), other.Confidence))]));

    public static ImmutableArray<DoubtfulFigure?> Confirmed(this ImmutableArray<DoubtfulFigure?> readings, string field) =>
        readings.SetItem(Desa.IndexOf(field), readings[Desa.IndexOf(field)]! with { Confirmations = 1 });

    public static ImmutableArray<Explanation> Explain(this ImmutableArray<DoubtfulFigure?> readings) =>
        SoftDecision.Explanations(Desa, readings.AsSpan(), IsHard);

    /// <summary>Any readings: small numbers, so that sums hold by chance now and then.</summary>
    public static Gen<ImmutableArray<DoubtfulFigure?>> Any { get; } =
        Gen.Select(Gen.Int[0, 6], Gen.Int[1, FieldReading.Certain], Gen.Int[0, 6].Array[0, 2], (read, confidence, others) =>
            (DoubtfulFigure?)new DoubtfulFigure(
                new(read), confidence, 0, [.. others.Where(other => other != read).Distinct().Select(other => new Alternative(new(other), 100_000))]))
        .Array[Sure.Length].Select(readings => readings.ToImmutableArray());
}
