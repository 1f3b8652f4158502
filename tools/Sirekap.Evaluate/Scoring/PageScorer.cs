using Sirekap.Election.Readings;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;
using Sirekap.Reader;
using Sirekap.Reader.Misuse;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Counts photographs.</summary>
internal sealed class PageScorer
{
    readonly Counter _refusedBy = new(), _signals = new();
    readonly Dictionary<string, FingerprintIndex<string>> _fingerprints = new(StringComparer.Ordinal);
    /// <summary>The name under which pages are counted whose handwriting is that of an earlier photograph.</summary>
    const string SameHandwriting = "same-handwriting";

    int _all, _withTruth, _refused, _rightlyRefused, _anotherPage, _allRight, _straightThrough, _withSilentErrors;

    public void Add(PageJudgement page)
    {
        _all++;
        if (page.Reading.Refusal is { } cause)
            _refusedBy.Add(cause.Code());
        AddSigns(page);
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
        _all, _withTruth, _refused, _rightlyRefused, _refusedBy.ToSorted(), _anotherPage, _allRight, _straightThrough, _withSilentErrors, _signals.ToSorted());

    void AddSigns(PageJudgement page)
    {
        foreach (var signal in page.Reading.Signals)
            _signals.Add(signal.Kind.Code());
        if (page.Reading.Fingerprint is not { } fingerprint)
            return;
        var key = $"{page.Reading.Form}/{page.Reading.Page}";
        if (!_fingerprints.TryGetValue(key, out var index))
            _fingerprints.Add(key, index = new());
        if (index.Find(fingerprint, page.Sample.File) is not null)
            _signals.Add(SameHandwriting);
        index.Add(fingerprint, page.Sample.File);
    }
}
