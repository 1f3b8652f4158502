using Sirekap.Election.Statistics;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Statistics;
using Sirekap.Reader.Tally;

namespace Sirekap.Evaluate.Scoring;

/// <summary>Counts tallies of fields whose number is known; what their cells hold nobody writes down, so an empty one is neither right nor wrong.</summary>
internal sealed class TallyScorer
{
    int _tallies, _right, _sure, _sureWrong, _unsureWrong, _unclear, _blank;

    public void Add(FieldJudgement field)
    {
        if (field.Result?.Tally is not { } tally || field.Truth.Number is not { } number)
            return;
        _tallies++;
        _right += tally.Value == number ? 1 : 0;
        _sure += tally.IsSure ? 1 : 0;
        _unclear += tally.State == TallyState.Unclear ? 1 : 0;
        _blank += tally.State == TallyState.Blank ? 1 : 0;
        if (tally.Value is { } value && value != number)
            (_sureWrong, _unsureWrong) = tally.IsSure ? (_sureWrong + 1, _unsureWrong) : (_sureWrong, _unsureWrong + 1);
    }

    public TallyScore Score() => new(_tallies, _right, _unclear, _blank, _unsureWrong, _sure, _sureWrong, ClopperPearson.Upper(_sureWrong, _sure));
}
