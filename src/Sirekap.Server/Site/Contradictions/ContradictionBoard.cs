using System.Collections.Immutable;
using Sirekap.Election.Counting;
using Sirekap.Server.Site.Stations;

namespace Sirekap.Server.Site.Contradictions;

/// <summary>Every contradiction of a contest, gathered once per version of the count.</summary>
internal sealed class ContradictionBoard
{
    private volatile Gathered? _latest;

    /// <summary>All contradictions, the largest difference first; to be asked while the count is held still.</summary>
    public ImmutableArray<Contradiction> Of(Count count, ContestCount contest)
    {
        if (_latest is { } latest && latest.Size == count.Size && latest.Contest == contest.Contest.Code)
            return latest.Contradictions;
        var gathered = new Gathered(count.Size, contest.Contest.Code, Gather(contest));
        _latest = gathered;
        return gathered.Contradictions;
    }

    private static ImmutableArray<Contradiction> Gather(ContestCount contest) =>
    [
        .. contest.Dossiers
            .SelectMany(dossier => dossier.Claims.Select(claim => Contradiction.Of(ClaimView.Of(claim, dossier), dossier)))
            .Where(contradiction => contradiction.Claim.IsContradiction)
            .OrderByDescending(contradiction => contradiction.Difference),
    ];

    private sealed record Gathered(long Size, string Contest, ImmutableArray<Contradiction> Contradictions);
}
