using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;
using Sirekap.Reader;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Counts photographs.</summary>
internal sealed class PageScorer
{
    readonly Counter _refusedBy = new();
    int _all, _withTruth, _refused, _rightlyRefused, _anotherPage, _allRight, _straightThrough, _withSilentErrors;

    public void Add(PageJudgement page)
    {
        _all++;
        if (page.Reading.Refusal is { } cause)
            _refusedBy.Add(cause.Code());
        if (page.Sample.Truth is not { } truth)
            return;
        _withTruth++;
        if (page.Reading.Refusal is not null)
        {
            if (truth.Unreadable)
                _rightlyRefused++;
            else
                _refused++;
            return;
        }

        _anotherPage += page.IsAnotherPage ? 1 : 0;
        _allRight += page.Fields.All(field => field.Outcome <= Outcome.RightlyReferred) ? 1 : 0;
        _straightThrough += page.Fields.All(field => field.IsRead) ? 1 : 0;
        _withSilentErrors += page.Fields.Any(field => field.Outcome == Outcome.SilentlyWrong) ? 1 : 0;
    }

    public PageScore Score() => new(
        _all, _withTruth, _refused, _rightlyRefused, _refusedBy.ToSorted(), _anotherPage, _allRight, _straightThrough, _withSilentErrors);
}
