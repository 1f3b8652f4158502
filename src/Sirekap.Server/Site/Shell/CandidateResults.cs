using System.Collections.Immutable;
using Sirekap.Election.Contests;

namespace Sirekap.Server.Site.Shell;

/// <summary>The votes of every candidate; nothing but the names while nothing is counted.</summary>
/// <param name="Candidates">In ballot order.</param>
/// <param name="Votes">The votes in the same order; null while nothing is counted, which is not zero.</param>
/// <param name="Valid">The valid votes that shares refer to.</param>
public sealed record CandidateResults(ImmutableArray<Candidate> Candidates, ImmutableArray<long>? Votes, long Valid)
{
    internal static CandidateResults NotYet(Contest contest) => new(contest.Candidates, null, 0);

    internal static CandidateResults Of(Contest contest, Func<string, long> total) =>
        new(contest.Candidates, [.. contest.Candidates.Select(candidate => total(candidate.Field))], total(contest.Roles.Valid));
}
