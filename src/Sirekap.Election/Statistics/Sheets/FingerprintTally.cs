using System.Collections.Immutable;
using Sirekap.Election.Contests;

namespace Sirekap.Election.Statistics.Sheets;

/// <summary>Gathers a <see cref="TurnoutFingerprint"/> for every candidate: who leads is known at the end.</summary>
internal sealed class FingerprintTally(Contest contest)
{
    private readonly Plot?[] _plots = new Plot?[contest.Candidates.Length];
    private readonly long[] _votes = new long[contest.Candidates.Length];
    private int _small;

    /// <summary>Adds a counted station.</summary>
    /// <param name="figures">Its figures.</param>
    /// <param name="candidates">Each candidate's votes; empty where one is not known.</param>
    /// <param name="valid">Their sum.</param>
    public void Add(FigureSet figures, ReadOnlySpan<int> candidates, long valid)
    {
        for (var place = 0; place < candidates.Length; place++)
            _votes[place] += candidates[place];
        if (contest.Roles is not { Voters: { } list, Turnout: { } came }
            || figures[list] is not { Value: >= TurnoutFingerprint.LeastVoters and var voters } || figures[came] is not { Value: var turnout } || valid == 0)
        {
            _small++;
            return;
        }

        for (var place = 0; place < candidates.Length; place++)
            (_plots[place] ??= new()).Add(turnout, voters, candidates[place], valid);
    }

    public TurnoutFingerprint Finish()
    {
        var leader = 0;
        for (var place = 1; place < _votes.Length; place++)
            leader = _votes[place] > _votes[leader] ? place : leader;
        var plot = _plots[leader] ?? new();
        return new(
            _votes[leader] == 0 ? null : contest.Candidates[leader].Field, plot.Stations, _small, plot.Above, plot.Corner, ImmutableArray.Create(plot.Cells));
    }

    private sealed class Plot
    {
        public int[] Cells { get; } = new int[TurnoutFingerprint.Side * TurnoutFingerprint.Side];

        public int Stations { get; private set; }

        public int Above { get; private set; }

        public int Corner { get; private set; }

        public void Add(long turnout, long voters, long votes, long valid)
        {
            Stations++;
            Above += turnout > voters ? 1 : 0;
            Corner += turnout * 100 >= voters * TurnoutFingerprint.CornerFrom && votes * 100 >= valid * TurnoutFingerprint.CornerFrom ? 1 : 0;
            Cells[(TurnoutFingerprint.Square(turnout, voters) * TurnoutFingerprint.Side) + TurnoutFingerprint.Square(votes, valid)]++;
        }
    }
}
