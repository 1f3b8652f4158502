using System.Globalization;
using Sirekap.Election.Statistics;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Statistics;
using Sirekap.Evaluate.Truth;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Counts columns of bubbles.</summary>
internal sealed class BubbleScorer
{
    int _columns, _right, _inDoubt, _wrong;

    public void Add(FieldJudgement field)
    {
        if (field.Result?.Bubbles is not { } bubbles || Known(field.Truth, bubbles.Columns.Length) is not { } known)
            return;
        for (var column = 0; column < known.Length; column++)
        {
            int? truth = known[column] == '_' ? null : known[column] - '0';
            var seen = bubbles.Columns[column];
            _columns++;
            _right += seen == truth ? 1 : 0;
            _inDoubt += seen is null && truth is not null ? 1 : 0;
            _wrong += seen is not null && seen != truth ? 1 : 0;
        }
    }

    public BubbleScore Score() => new(_columns, _right, _inDoubt, _wrong, ClopperPearson.Upper(_wrong, _columns));

    static string? Known(FieldTruth truth, int columns) => truth switch
    {
        { Bubbles: { } bubbles } when bubbles.Length == columns => bubbles,
        { Sight: Sight.Blank } => new('_', columns),
        { Number: { } number } => number.ToString(CultureInfo.InvariantCulture).PadLeft(columns, '0') is var digits && digits.Length == columns ? digits : null,
        _ => null,
    };
}
