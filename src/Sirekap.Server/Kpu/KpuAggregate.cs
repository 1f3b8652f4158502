using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Kpu;

/// <summary>The count of a region: its sums (<c>chart</c>), a row for each region or station below (<c>table</c>), its progress.</summary>
internal static class KpuAggregate
{
    private const string Ordinary = "Reguler";

    /// <summary>Takes the payload out of the count.</summary>
    public static KpuObject Of(Count count, ContestCount contest, Region region)
    {
        var totals = contest.TotalsOf(region);
        var (counted, all) = (totals.Counted, totals.All);
        return KpuObject.Jsonb()
            .Set("ts", KpuTime.Text(totals.Changed ?? KpuTime.Beginning(count)))
            .Set("psu", Ordinary)
            .Set("mode", "hhcw")
            .Set("chart", counted == 0 ? null : Sums(contest.Contest, totals).Set("persen", new Percent(counted, all)))
            .Set("table", Table(contest, region))
            .Set("progres", KpuObject.Jsonb().Set("total", all).Set("progres", counted));
    }

    private static KpuObject Table(ContestCount contest, Region region)
    {
        var table = KpuObject.Jsonb();
        if (region.Level == RegionLevel.Village)
        {
            foreach (var station in region.Stations)
                table.Set(station.Code, Row(contest, station));
        }

        foreach (var child in region.Children)
            table.Set(child.Code, Row(contest, child));
        return table;
    }

    private static KpuObject Row(ContestCount contest, Region region)
    {
        var totals = contest.TotalsOf(region);
        return totals.Counted == 0
            ? Pending()
            : Done(Sums(contest.Contest, totals), new Percent(totals.Counted, totals.All));
    }

    private static KpuObject Row(ContestCount contest, Station station)
    {
        if (!contest.StateOf(station).IsCounted())
            return Pending();
        var votes = KpuObject.Jsonb();
        foreach (var candidate in contest.Contest.Candidates)
            votes.Set(candidate.Id, contest.CountedFigure(station, contest.Contest.IndexOf(candidate.Field))?.Value);
        // A station is one form: KPU printed its share as the integer 100.
        return Done(votes, 100);
    }

    private static KpuObject Done(KpuObject votes, object percent) =>
        votes.Set("psu", Ordinary).Set("persen", percent).Set("status_progress", true);

    private static KpuObject Pending() =>
        KpuObject.Jsonb().Set("psu", Ordinary).Set("persen", 0).Set("status_progress", false);

    private static KpuObject Sums(Contest contest, RegionTotals totals)
    {
        var sums = KpuObject.Jsonb();
        foreach (var candidate in contest.Candidates)
            sums.Set(candidate.Id, totals[candidate.Field]);
        return sums;
    }
}
