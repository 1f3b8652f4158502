using System.Collections.Immutable;
using Sirekap.Evaluate.Forms;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Gathers the photographs of each form and decides on the whole ones as the count would.</summary>
internal sealed class FormScorer(CountingRules rules)
{
    readonly SortedDictionary<string, List<FormPage>> _pages = new(StringComparer.Ordinal);

    /// <summary>Takes a photograph; one that nobody said belongs to a form tells nothing about forms.</summary>
    public void Add(PageJudgement page)
    {
        if (page.Sample.Truth is not { Form: { Length: > 0 } form })
            return;
        if (!_pages.TryGetValue(form, out var pages))
            _pages.Add(form, pages = []);
        pages.Add(FormPage.Of(page));
    }

    /// <summary>What came of all forms so far.</summary>
    public FormScore Score()
    {
        var forms = _pages.Select(form => WholeForm.Of(form.Key, form.Value, rules)).OfType<WholeForm>().ToList();
        return Score(forms, _pages.Count - forms.Count, rules);
    }

    /// <summary>What came of some forms.</summary>
    /// <param name="forms">Whole forms.</param>
    /// <param name="incomplete">How many others there are.</param>
    /// <param name="rules">What the count goes by.</param>
    internal static FormScore Score(IReadOnlyCollection<WholeForm> forms, int incomplete, CountingRules rules)
    {
        var slips = forms.Where(form => form.HasSlip(rules.Catalogue)).ToList();
        return new(
            forms.Count,
            incomplete,
            forms.Sum(form => form.Truth.Length),
            forms.Count(form => form.IsClean(rules.Catalogue)),
            slips.Count,
            slips.Count(form => form.ReadOtherwise.IsEmpty),
            [.. Enum.GetValues<Typist>().Select(typist => Score(typist, forms, rules))]);
    }

    static AcceptanceScore Score(Typist typist, IEnumerable<WholeForm> forms, CountingRules rules)
    {
        var score = new AcceptanceScorer(typist);
        foreach (var form in forms)
            score.Add(Verdict.Of(form, typist, rules), rules.Catalogue);
        return score.Score();
    }
}
