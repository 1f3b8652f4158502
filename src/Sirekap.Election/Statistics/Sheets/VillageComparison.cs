using Sirekap.Election.Contests;

namespace Sirekap.Election.Statistics.Sheets;

/// <summary>
/// Compares each station of a village with its others. A share's distance from the mean of the others is divided by the others' own scatter, which gives Student's
/// distribution with one degree of freedom less than there are others.
/// </summary>
public static class VillageComparison
{
    /// <summary>Stations with fewer votes are left out.</summary>
    public const int LeastValid = 50;

    /// <summary>A village needs so many stations: with fewer, nobody knows how much its stations differ.</summary>
    public const int LeastStations = 5;

    /// <summary>Listed is what would come about once in so many comparisons.</summary>
    public const long Seldom = 100_000;

    /// <summary>How many are listed.</summary>
    public const int MostListed = 500;

    // What is once in Seldom for the normal distribution, whose tail is the thinnest.
    private const double NotWorthALook = 19;

    /// <summary>One station in the comparison.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="Votes">Each candidate's votes.</param>
    /// <param name="Valid">Their sum; positive.</param>
    public readonly record struct Member(string Code, int[] Votes, int Valid);

    /// <summary>The stations that lie far out, in the order given.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="village">The stations of one village that may be compared; at least <see cref="LeastStations"/>.</param>
    public static IEnumerable<VillageOutlier> Of(Contest contest, IReadOnlyList<Member> village)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(village.Count, LeastStations, nameof(village));
        for (var place = 0; place < contest.Candidates.Length; place++)
        {
            var (sum, squares, votes, valid) = (0.0, 0.0, 0L, 0L);
            foreach (var member in village)
            {
                var share = Share(member, place);
                (sum, squares) = (sum + share, squares + (share * share));
                (votes, valid) = (votes + member.Votes[place], valid + member.Valid);
            }

            foreach (var member in village)
            {
                if (Compare(member, place, village.Count - 1, sum, squares, votes, valid) is var (usual, variance, oneIn) && oneIn >= Seldom)
                {
                    yield return new(
                        member.Code, contest.Candidates[place].Field, member.Votes[place], member.Valid, village.Count - 1,
                        Millionths(usual), Millionths(Math.Sqrt(variance)), oneIn);
                }
            }
        }
    }

    private static (double Usual, double Variance, long OneIn)? Compare(Member member, int place, int others, double sum, double squares, long votes, long valid)
    {
        var share = Share(member, place);
        var usual = (sum - share) / others;
        var scatter = Math.Max(0, (squares - (share * share) - ((sum - share) * (sum - share) / others)) / (others - 1)) * (1 + (1.0 / others));
        // Chance alone: one vote on each side is added, so that a village of one mind has some scatter too.
        var restValid = valid - member.Valid;
        var rest = (votes - member.Votes[place] + 1.0) / (restValid + 2.0);
        var chance = rest * (1 - rest) * ((1.0 / member.Valid) + (1.0 / restValid));
        var variance = Math.Max(scatter, chance);
        var squared = (share - usual) * (share - usual) / variance;
        return squared < NotWorthALook ? null : (usual, variance, StudentT.OneIn(squared, others - 1));
    }

    private static double Share(Member member, int place) => (double)member.Votes[place] / member.Valid;

    private static long Millionths(double share) => (long)Math.Round(share * 1_000_000);
}
