using System.Collections.Immutable;
using Sirekap.Evaluate.Forms;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Adds up what came of photographs, in any order. Not safe for several threads at once.</summary>
internal sealed class Scorer(IEnumerable<double> thresholds, CountingRules rules)
{
    /// <summary>More sentences than these help nobody.</summary>
    const int MostProblems = 50;

    readonly FormScorer _forms = new(rules);
    readonly PageScorer _pages = new();
    readonly FieldScorer _fields = new();
    readonly ImmutableArray<AcceptedScorer> _accepted = [.. thresholds.Order().Select(threshold => new AcceptedScorer(threshold))];
    readonly BoxScorer _boxes = new();
    readonly BubbleScorer _bubbles = new();
    readonly TallyScorer _tallies = new();
    readonly SpeedScorer _speed = new();
    readonly List<string> _problems = [];

    /// <summary>Takes one photograph.</summary>
    public void Add(PageJudgement page)
    {
        Note(page);
        if (page.Sample.Problem is not null)
            return;
        _forms.Add(page);
        _pages.Add(page);
        _speed.Add(page.Cost);
        foreach (var accepted in _accepted)
            accepted.Add(page);
        foreach (var field in page.Fields)
        {
            _fields.Add(field);
            _boxes.Add(field);
            _bubbles.Add(field);
            _tallies.Add(field);
        }
    }

    /// <summary>What was found so far.</summary>
    public Report Report(RunInfo run, IEnumerable<string> problems) => new(
        run, _forms.Score(), _pages.Score(), _fields.Score(), [.. _accepted.Select(accepted => accepted.Score())], _fields.Kinds(), _boxes.Score(), _bubbles.Score(), _tallies.Score(),
        _boxes.Reliability(), _fields.Reliability(), _speed.Score(),
        [.. problems, .. _problems.Order(StringComparer.Ordinal).Take(MostProblems), .. _problems.Count > MostProblems ? [$"and {_problems.Count - MostProblems} more."] : Array.Empty<string>()]);

    void Note(PageJudgement page)
    {
        var file = page.Sample.File;
        if (page.Sample.Problem is { } problem)
            _problems.Add(problem);
        if (page.IsAnotherPage)
            _problems.Add($"{file}: the truth says page {page.Sample.Truth!.Page}, the page's own tag says {page.Reading.Page}.");
        if (page.Strangers.ToList() is { Count: > 0 } strangers)
            _problems.Add($"{file}: page {page.Reading.Page} of {page.Reading.Form} has no field {string.Join(", ", strangers)}, of which the truth speaks.");
    }
}
