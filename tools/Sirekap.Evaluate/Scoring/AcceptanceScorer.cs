using System.Collections.Immutable;
using Sirekap.Election.Rules;
using Sirekap.Election.Statistics;
using Sirekap.Evaluate.Forms;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Statistics;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Counts whole forms that the count would take without a person, and what sends the others to one.</summary>
internal sealed class AcceptanceScorer(Typist typist)
{
    readonly Counter _sentBy = new(), _sentByAlone = new();
    readonly ImmutableArray<WrongFigure>.Builder _wrong = ImmutableArray.CreateBuilder<WrongFigure>();
    int _forms, _clean, _slips, _fields, _doubtful, _wrongForms;

    public void Add(Verdict verdict, RuleCatalogue catalogue)
    {
        var codes = verdict.SentBy.Select(finding => finding.Code).Distinct(StringComparer.Ordinal).ToList();
        foreach (var code in codes)
            _sentBy.Add(code);
        if (codes is [var only])
            _sentByAlone.Add(only);
        if (!verdict.Counts)
            return;
        _forms++;
        _fields += verdict.Form.Truth.Length;
        _doubtful += verdict.Doubtful;
        _clean += verdict.Form.IsClean(catalogue) ? 1 : 0;
        _wrongForms += verdict.Wrong.IsEmpty ? 0 : 1;
        _slips += verdict.Wrong.IsEmpty && verdict.Form.HasSlip(catalogue) ? 1 : 0;
        _wrong.AddRange(verdict.Wrong.Select(column => WrongFigure.Of(verdict.Form, column)));
    }

    public AcceptanceScore Score()
    {
        var alone = _sentByAlone.ToSorted();
        return new(
            typist, _forms, _clean, _slips, _fields, _doubtful,
            _wrong.Count, ClopperPearson.Upper(_wrong.Count, _fields), _wrongForms, ClopperPearson.Upper(_wrongForms, _forms),
            [.. _sentBy.ToSorted().Select(rule => new RuleScore(rule.Key, rule.Value, alone.GetValueOrDefault(rule.Key)))],
            _wrong.ToImmutable());
    }
}
