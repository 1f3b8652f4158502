using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Cli.Verification;

/// <summary>Adds every contest up again from its stations alone and compares with the totals that grew entry by entry.</summary>
internal static class RecountCheck
{
    public static IEnumerable<Problem> Problems(ContestCount contest, RegionTree regions)
    {
        var again = contest.Recount();
        for (var index = 0; index < regions.RegionCount; index++)
        {
            var region = regions.RegionAt(index);
            var running = contest.TotalsOf(region);
            for (var column = 0; column < contest.Contest.Fields.Length; column++)
            {
                if (running.Figures[column] != again[index].Figures[column])
                    yield return Differs(contest.Contest.Fields[column].Id, running.Figures[column], again[index].Figures[column]);
            }

            foreach (var state in FormStates.All.Where(state => running[state] != again[index][state]))
                yield return Differs(state.Code(), running[state], again[index][state]);

            Problem Differs(string field, long grown, long added) =>
                new($"{contest.Contest.Code} {region.Code} {region.Name}", Words.OtherTotal(field, grown, added));
        }
    }
}
