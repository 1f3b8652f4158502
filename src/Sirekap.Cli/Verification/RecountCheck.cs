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
            var (figures, forms) = (again.FiguresOf(region), again.FormsOf(region).ToArray());
            for (var column = 0; column < contest.Contest.Fields.Length; column++)
            {
                if (running.Figures[column] != figures[column])
                    yield return Differs(contest.Contest.Fields[column].Id, running.Figures[column], figures[column]);
            }

            foreach (var state in FormStates.All.Where(state => running[state] != forms[(int)state]))
                yield return Differs(state.Code(), running[state], forms[(int)state]);

            Problem Differs(string field, long grown, long added) =>
                new($"{contest.Contest.Code} {region.Code} {region.Name}", Words.OtherTotal(field, grown, added));
        }
    }
}
