using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Server.OpenData.Stations;

namespace Sirekap.Server.OpenData.Nist;

/// <summary>What the counted forms of a region or a station add up to, and how far the count has come there.</summary>
internal sealed class UnitCount
{
    private UnitCount(Contest contest) => Candidates = new long[contest.Candidates.Length];

    public int Stations { get; private set; }

    public int Counted { get; private set; }

    /// <summary>How many stations a person has found unreadable.</summary>
    public int Unreadable { get; private set; }

    /// <summary>How many stations nothing has come in from.</summary>
    public int Awaited { get; private set; }

    /// <summary>Votes by candidate, in ballot order.</summary>
    public long[] Candidates { get; }

    public long ValidWritten { get; private set; }

    public long Invalid { get; private set; }

    public long TotalWritten { get; private set; }

    public long Voters { get; private set; }

    public long Turnout { get; private set; }

    /// <summary>Votes of all candidates, added up again.</summary>
    public long ValidRecomputed => Candidates.Sum();

    /// <summary>Written valid and invalid votes, added up again.</summary>
    public long TotalRecomputed => ValidWritten + Invalid;

    /// <summary>The status in the standard's words. A form that nobody can read has no figures and never will have any.</summary>
    public string Status => Counted == Stations ? "completed"
        : Awaited == Stations ? "not-processed"
        : Counted + Unreadable == Stations ? (Counted == 0 ? "unknown" : "completed")
        : "in-process";

    /// <summary>Adds up rows.</summary>
    public static UnitCount Of(Contest contest, ReadOnlySpan<StationRow> rows)
    {
        var sum = new UnitCount(contest) { Stations = rows.Length };
        var (valid, invalid, total) = (contest.IndexOf(contest.Roles.Valid), contest.IndexOf(contest.Roles.Invalid), contest.IndexOf(contest.Roles.Total));
        var (voters, turnout) = (contest.Roles.Voters is { } list ? contest.IndexOf(list) : -1, contest.Roles.Turnout is { } came ? contest.IndexOf(came) : -1);
        var candidates = contest.Candidates.Select(candidate => contest.IndexOf(candidate.Field)).ToArray();
        foreach (var row in rows)
        {
            sum.Awaited += row.State == FormState.Awaited ? 1 : 0;
            sum.Unreadable += row.State == FormState.Unreadable ? 1 : 0;
            if (!row.State.IsCounted() || row.Figures is not { } figures)
                continue;
            sum.Counted++;
            for (var place = 0; place < candidates.Length; place++)
                sum.Candidates[place] += figures[candidates[place]]?.Value ?? 0;
            sum.ValidWritten += figures[valid]?.Value ?? 0;
            sum.Invalid += figures[invalid]?.Value ?? 0;
            sum.TotalWritten += figures[total]?.Value ?? 0;
            sum.Voters += voters < 0 ? 0 : figures[voters]?.Value ?? 0;
            sum.Turnout += turnout < 0 ? 0 : figures[turnout]?.Value ?? 0;
        }

        return sum;
    }
}
