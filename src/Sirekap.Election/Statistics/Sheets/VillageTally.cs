using System.Collections.Immutable;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Statistics.Sheets;

/// <summary>The stations of one village, kept until all are there: two statistics compare each with the others.</summary>
internal sealed class VillageTally(Contest contest, ImmutableArray<string> rules)
{
    private readonly List<StationFigures> _rows = [];
    private readonly int[] _columns = [.. contest.Candidates.Select(candidate => contest.IndexOf(candidate.Field))];

    /// <summary>The village's code; null before its first station.</summary>
    public string? Code => _rows.Count == 0 ? null : _rows[0].Village;

    public void Add(StationFigures row) => _rows.Add(row);

    /// <summary>Tells the tallies of all stations, and begins anew.</summary>
    public void Close(ReadOnlySpan<RegionTally> tallies)
    {
        var sums = SumsOfCounted();
        var members = new List<VillageComparison.Member>();
        foreach (var row in _rows)
        {
            var votes = VotesOf(row);
            foreach (var tally in tallies)
                tally.Add(row, votes, row is { IsCounted: true, Figures: { } figures } ? Broken(row, figures, sums) : []);
            var valid = votes?.Sum() ?? 0;
            if (row is { IsCounted: true, IsSpecial: false } && valid >= VillageComparison.LeastValid)
                members.Add(new(row.Station, votes!, valid));
        }

        if (members.Count >= VillageComparison.LeastStations)
        {
            var found = VillageComparison.Of(contest, members).ToList();
            foreach (var tally in tallies)
                tally.Compared(members.Count, found);
        }

        _rows.Clear();
    }

    /// <summary>The soft rules that a form breaks: those that the table names, and P.204, which needs the village.</summary>
    private IEnumerable<string> Broken(StationFigures row, FigureSet figures, long[] sums)
    {
        foreach (var code in row.Findings)
        {
            if (code != BuiltInRules.FarFromVillage && rules.Contains(code))
                yield return code;
        }

        if (!rules.Contains(BuiltInRules.FarFromVillage))
            yield break;
        var others = sums.Select((sum, place) => sum - (figures[_columns[place]]?.Value ?? 0)).ToArray();
        if (VillageShare.Compare(figures, others) is not null)
            yield return BuiltInRules.FarFromVillage;
    }

    private long[] SumsOfCounted()
    {
        var sums = new long[_columns.Length];
        foreach (var row in _rows)
        {
            if (row is not { IsCounted: true, Figures: { } figures })
                continue;
            for (var place = 0; place < sums.Length; place++)
                sums[place] += figures[_columns[place]]?.Value ?? 0;
        }

        return sums;
    }

    private int[]? VotesOf(StationFigures row)
    {
        if (row is not { IsCounted: true, Figures: { } figures })
            return null;
        var votes = new int[_columns.Length];
        for (var place = 0; place < votes.Length; place++)
        {
            if (figures[_columns[place]] is not { } known)
                return null;
            votes[place] = known.Value;
        }

        return votes;
    }
}
