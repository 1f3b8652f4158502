using System.Collections.Immutable;
using Sirekap.Election.Contests;

namespace Sirekap.Election.Statistics.Sheets;

/// <summary>Gathers the statistics of some stations.</summary>
internal sealed class RegionTally(Contest contest, ImmutableArray<string> rules)
{
    // Twice what is listed is kept before it is sorted and cut.
    private const int MostKept = 2 * VillageComparison.MostListed;

    private readonly int[] _broken = new int[rules.Length];
    private readonly FingerprintTally _fingerprint = new(contest);
    private readonly string[] _digitFields = [.. contest.Candidates.Select(candidate => candidate.Field), contest.Roles.Total];
    private readonly long[][] _frequencies = [.. Enumerable.Repeat(0, contest.Candidates.Length + 1).Select(_ => new long[1])];
    private List<VillageOutlier> _furthest = [];
    private int _stations;
    private int _counted;
    private int _special;
    private int _compared;
    private int _found;

    /// <summary>Adds a station.</summary>
    /// <param name="row">The station.</param>
    /// <param name="votes">Each candidate's votes; null where it is not counted or one is not known.</param>
    /// <param name="broken">The soft rules that its form breaks.</param>
    public void Add(StationFigures row, int[]? votes, IEnumerable<string> broken)
    {
        _stations++;
        if (row is not { IsCounted: true, Figures: { } figures })
            return;
        _counted++;
        _special += row.IsSpecial ? 1 : 0;
        foreach (var code in broken)
            _broken[rules.IndexOf(code)]++;
        _fingerprint.Add(figures, votes, votes?.Sum() ?? 0);
        for (var place = 0; place < _digitFields.Length; place++)
        {
            if (figures[_digitFields[place]] is { } figure)
                Note(ref _frequencies[place], figure.Value);
        }
    }

    /// <summary>Adds the comparison of one village.</summary>
    public void Compared(int stations, List<VillageOutlier> found)
    {
        _compared += stations;
        _found += found.Count;
        _furthest.AddRange(found);
        if (_furthest.Count > MostKept)
            _furthest = Sorted();
    }

    public RegionStatistics Finish() => new(
        _stations,
        _counted,
        [.. rules.Select((code, place) => (code, _broken[place]))],
        _fingerprint.Finish(),
        [.. _digitFields.Select((field, place) => LastDigits.Of(field, _frequencies[place]))],
        new(_compared, _special, _counted - _compared - _special, (long)_compared * contest.Candidates.Length, _found, [.. Sorted()]));

    // The order is stable, so ties stay in tree order.
    private List<VillageOutlier> Sorted() => [.. _furthest.OrderByDescending(one => one.OneIn).Take(VillageComparison.MostListed)];

    private static void Note(ref long[] frequencies, int count)
    {
        if (count >= frequencies.Length)
            Array.Resize(ref frequencies, Math.Max(count + 1, frequencies.Length * 2));
        frequencies[count]++;
    }
}
