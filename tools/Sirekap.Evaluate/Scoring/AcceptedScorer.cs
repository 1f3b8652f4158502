using System.Collections.Immutable;
using Sirekap.Election.Readings;
using Sirekap.Election.Statistics;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Statistics;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Counts what would be accepted at one threshold of confidence.</summary>
internal sealed class AcceptedScorer(double threshold)
{
    readonly int _least = (int)Math.Round(threshold * FieldReading.Certain);
    int _fields, _pages, _wrong;

    public void Add(PageJudgement page)
    {
        var accepted = page.Fields.Where(IsAccepted).ToList();
        _fields += accepted.Count;
        _pages += accepted.Count > 0 && accepted.Count == page.Fields.Length ? 1 : 0;
        _wrong += accepted.Count(field => field.Outcome == Outcome.SilentlyWrong);
    }

    public AcceptedScore Score() => new(threshold, _fields, _pages, _wrong, ClopperPearson.Upper(_wrong, _fields));

    bool IsAccepted(FieldJudgement field) => field.IsRead && field.Result!.Reading.Confidence >= _least;
}
