using System.Text.RegularExpressions;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

public sealed partial class WalkTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/en")]
    [InlineData("/k/ketua")]
    [InlineData("/en/k/ketua")]
    public async Task From_the_nation_to_a_station_by_links_alone(string start)
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        host.Publish();

        var (path, steps) = (start, new List<string>());
        while (!path.Contains("/tps/", StringComparison.Ordinal))
        {
            var main = MainOf(await host.Page(path));
            steps.Add(path);
            path = Links(main).First(link => !steps.Contains(link) && Down().IsMatch(link) && !CrumbsOf(main).Contains($"\"{link}\"", StringComparison.Ordinal));
        }

        Assert.Equal(5, steps.Count);
        var station = await host.Page(path);
        Assert.Contains("TPS 001", station, StringComparison.Ordinal);
        Assert.All(Links(CrumbsOf(station)), link => Assert.Contains(link, steps));
    }

    [Fact]
    public async Task Every_link_between_pages_leads_to_a_page()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        host.Publish();

        var (known, open) = (new HashSet<string> { "/" }, new Queue<string>(["/"]));
        while (open.TryDequeue(out var path))
        {
            foreach (var link in Links(await host.Page(path)).Select(link => link.Split('#')[0]).Where(IsOurs))
            {
                if (known.Add(link))
                    open.Enqueue(link);
            }
        }

        // 1 nation, 2 provinces, 3 regencies, 5 districts, 7 villages, 19 stations, the other pages; each in two contests and languages.
        Assert.InRange(known.Count, 4 * (1 + 2 + 3 + 5 + 7 + 19), int.MaxValue);
    }

    private static bool IsOurs(string link) =>
        link.StartsWith('/') && !Elsewhere().IsMatch(link);

    private static string MainOf(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];

    private static string CrumbsOf(string html) => Crumbs().Match(html).Value;

    private static IEnumerable<string> Links(string html) => Anchor().Matches(html).Select(match => match.Groups[1].Value);

    [GeneratedRegex("<a [^>]*href=\"([^\"]+)\"")]
    private static partial Regex Anchor();

    [GeneratedRegex("/(wilayah|tps)/[0-9]+$")]
    private static partial Regex Down();

    [GeneratedRegex("<nav class=\"crumbs\".*?</nav>", RegexOptions.Singleline)]
    private static partial Regex Crumbs();

    // What other rooms of the server answer, feeds, and receipts, which need the log.
    [GeneratedRegex("^/(log|api|photos|pemilu|openapi|dokumen)/|^/data/(?!kamus)|/bukti/|\\.atom")]
    private static partial Regex Elsewhere();
}
