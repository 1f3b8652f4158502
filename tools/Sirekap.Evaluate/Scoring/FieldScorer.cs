using System.Collections.Immutable;
using Sirekap.Election.Readings;
using Sirekap.Election.Statistics;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Statistics;
using Sirekap.Evaluate.Truth;
using Sirekap.Reader.Pages;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Counts fields.</summary>
internal sealed class FieldScorer
{
    readonly int[] _outcomes = new int[Enum.GetValues<Outcome>().Length];
    readonly Counter _referredBy = new();
    readonly SortedDictionary<string, int[]> _kinds = new(StringComparer.Ordinal);
    readonly Calibration _calibration = new();
    int _read, _readWrong;

    public void Add(FieldJudgement field)
    {
        var outcome = field.Outcome;
        _outcomes[(int)outcome]++;
        if (field.IsRead)
        {
            _read++;
            _readWrong += outcome == Outcome.SilentlyWrong ? 1 : 0;
        }

        if (outcome == Outcome.Referred && field.Result?.Cause is { } cause)
            _referredBy.Add(cause.Code());
        if (field.Truth.Sight == Sight.Clear && field.Result is { Written: { } written } result)
            _calibration.Add((double)result.Reading.Confidence / FieldReading.Certain, written == field.Truth.Number);
        if (field.Truth.Kind.Length == 0)
            return;
        if (!_kinds.TryGetValue(field.Truth.Kind, out var counts))
            _kinds.Add(field.Truth.Kind, counts = new int[_outcomes.Length]);
        counts[(int)outcome]++;
    }

    public FieldScore Score() => new(
        _outcomes.Sum(), _read,
        Enum.GetValues<Outcome>().ToImmutableSortedDictionary(outcome => outcome.ToString(), outcome => _outcomes[(int)outcome], StringComparer.Ordinal),
        _referredBy.ToSorted(), ClopperPearson.Upper(_readWrong, _read));

    public ReliabilityScore Reliability() => new(_calibration.Count, _calibration.ExpectedError, [.. _calibration.Lines]);

    public ImmutableArray<KindScore> Kinds() => [.. _kinds.Select(kind => new KindScore(
        kind.Key, kind.Value.Sum(),
        kind.Value[(int)Outcome.Right],
        kind.Value[(int)Outcome.RightlyReferred] + kind.Value[(int)Outcome.Referred] + kind.Value[(int)Outcome.NotRead] + kind.Value[(int)Outcome.SaidBlank],
        kind.Value[(int)Outcome.ReadThoughDoubtful],
        kind.Value[(int)Outcome.SilentlyWrong]))];
}
