using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.OpenData;

/// <summary>Takes a region's document out of the count.</summary>
internal static class DescribeRegion
{
    public static RegionDocument Of(Count count, ContestCount contest, Region region)
    {
        var totals = contest.TotalsOf(region);
        return new(
            region.Code, region.Name, Codes.Name(region.Level), contest.Contest.Code,
            [.. region.Ancestors.Reverse().Select(Describe.Place)],
            totals.All, totals.Counted, Describe.States(totals), Totals(contest.Contest, totals),
            region.Level == RegionLevel.Village
                ? [.. region.Stations.Select(station => Child(contest, station))]
                : [.. region.Children.Select(child => Child(contest, child))],
            contest.RecapOf(region) is { } recap ? Recap(contest.Contest, recap) : null,
            totals.Changed?.ToString(), count.Size);
    }

    private static ChildDocument Child(ContestCount contest, Region region)
    {
        var totals = contest.TotalsOf(region);
        return new(region.Code, region.Name, totals.All, totals.Counted, Describe.States(totals), Totals(contest.Contest, totals));
    }

    private static ChildDocument Child(ContestCount contest, Station station)
    {
        var state = contest.StateOf(station);
        return new(
            station.Code, station.Name, 1, state.IsCounted() ? 1 : 0, Describe.States(state),
            state.IsCounted()
                ? Describe.ByField(contest.Contest, column => contest.CountedFigure(station, column)!.Value.Value)
                : null);
    }

    private static OrderedDictionary<string, long>? Totals(Contest contest, RegionTotals totals) =>
        totals.Counted == 0 ? null : Describe.ByField(contest, column => totals.Figures[column]);

    private static RecapDocument Recap(Contest contest, Recap recap) => new(
        recap.Opened,
        recap.Closed is { } closed ? End(contest, closed) : null,
        [.. recap.Voided.Select(end => End(contest, end))]);

    private static RecapEndDocument End(Contest contest, RecapEnd end)
    {
        var totals = new OrderedDictionary<string, long>();
        foreach (var field in contest.Fields)
        {
            if (end.Totals.TryGetValue(field.Id, out var total))
                totals.Add(field.Id, total);
        }

        return new(end.Index, end.Document.ToString(), totals);
    }
}
