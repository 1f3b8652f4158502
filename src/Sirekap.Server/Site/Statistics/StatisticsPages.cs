using System.Globalization;
using Sirekap.Election.Regions;
using Sirekap.Server.Counting;
using Sirekap.Server.OpenData.Statistics;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Statistics;

/// <summary>
/// Answers for the page of statistics: <c>?provinsi=82&amp;log=1234</c>. Statistics are of an earlier version of the count than the page around them, so the
/// address names their version: the plain address leads to the newest.
/// </summary>
internal static class StatisticsPages
{
    /// <summary>Where it stands.</summary>
    public const string Path = "/data/statistik";

    /// <summary>How long a visitor waits before a page says that the statistics are being made.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Waits for statistics that are being made, before the visitor takes a place where pages are made: meanwhile nobody else waits.</summary>
    public static async Task WaitAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var election = services.GetRequiredService<LiveCount>().Definition;
        var contest = http.Request.RouteValues[Question.ContestRoute] is string named ? election.FindContest(named) : election.Contests[0];
        if (contest is not null)
            await Task.WhenAny(services.GetRequiredService<StatisticsDesk>().NewestAsync(contest.Code), Task.Delay(Patience, http.RequestAborted));
    }

    public static Answer? Sheet(Question question)
    {
        var desk = question.Http.RequestServices.GetRequiredService<StatisticsDesk>();
        var regions = question.Regions;
        var asked = question.Query("provinsi");
        var province = regions.FindRegion(asked) is { Level: RegionLevel.Province } found ? found : (Region?)null;
        var (contest, to) = (question.Visit.Contest.Code, question.Visit.To.Statistics);
        var size = long.TryParse(question.Query("log"), NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : -1;
        return new Later(() =>
        {
            if (desk.Find(contest, size) is { } kept)
                return Page.Of<StatisticsPage, StatisticsView>(StatisticsView.From(kept, province));
            // Who has waited in vain is told so, and the next one finds the statistics made.
            var making = desk.NewestAsync(contest);
            return making.IsCompleted
                ? new Elsewhere(PathOf(to, province, making.Result.Size))
                : Page.Of<StatisticsSoonPage>(StatusCodes.Status503ServiceUnavailable);
        });
    }

    /// <summary>The path of a province's statistics, or the nation's.</summary>
    public static string PathOf(string statistics, Region? province, long size) => province is { } of
        ? string.Create(CultureInfo.InvariantCulture, $"{statistics}?provinsi={of.Code}&log={size}")
        : string.Create(CultureInfo.InvariantCulture, $"{statistics}?log={size}");
}
