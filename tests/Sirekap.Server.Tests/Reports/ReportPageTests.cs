using System.Net;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Site;
using Sirekap.Server.Tests.Site;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Reports;

public sealed class ReportPageTests
{
    private const string North = "1101012001001", South = "1201012001002", Desa = SmallElection.Desa;

    [Fact]
    public async Task A_station_shows_its_reports_by_subject_with_their_answers()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Tell(host.Story);
        var page = await host.Publish().Page($"/tps/{North}");
        Assert.Contains("8 laporan", page, StringComparison.Ordinal);
        Assert.Contains("<b>tetap</b> & sama", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/lapor/{North}\"", page, StringComparison.Ordinal);
        using var raw = await host.Get($"/tps/{North}");
        Assert.DoesNotContain("<b>tetap</b>", await raw.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", new[] { "8", "2", "1" })]
    [InlineData("?provinsi=11", new[] { "8", "1" })]
    [InlineData("?perihal=unreadable", new[] { "2" })]
    [InlineData("?keadaan=dijawab", new[] { "8" })]
    [InlineData("?keadaan=menunggu&provinsi=11", new[] { "1" })]
    [InlineData("?urut=terbaru", new[] { "1", "2", "8" })]
    [InlineData("?urut=terbaru&provinsi=11", new[] { "1", "8" })]
    [InlineData("?provinsi=77", new string[0])]
    [InlineData("?hal=99&keadaan=entah&perihal=entah", new[] { "8", "2", "1" })]
    public async Task The_list_shows_the_most_reported_or_the_newest_first_by_province_subject_and_state(string query, string[] numbers)
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Tell(host.Story);
        var page = await host.Publish().Page($"/laporan{query}");
        Assert.Equal(numbers, System.Text.RegularExpressions.Regex.Matches(page, "<p class=\"many\"><b>([0-9]+)</b>").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task A_report_s_number_leads_to_what_became_of_it_and_other_numbers_to_nothing()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var (answered, waiting) = Tell(host.Story);
        host.Publish();
        Assert.Contains("tetap", await host.Page($"/laporan/{answered}"), StringComparison.Ordinal);
        Assert.Contains("waits for an answer", await host.Page($"/en/laporan/{waiting}"), StringComparison.Ordinal);
        await host.Page("/laporan/0", HttpStatusCode.NotFound);
        await host.Page($"/k/{SmallElection.Ketua}/laporan/{waiting}", HttpStatusCode.NotFound);
        await host.Page("/laporan/99999999999999999999", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_mirror_takes_no_report_and_says_where_to_go()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition, new MirrorLog());
        var page = await host.Publish().Page($"/en/lapor/{North}");
        Assert.Contains($"href=\"https://asal.example.id/en/lapor/{North}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\"", page, StringComparison.Ordinal);
        await host.Page("/lapor/9999999999999", HttpStatusCode.NotFound);
    }

    /// <summary>Eight reports that are answered, two that wait in the south, one that waits in the north; the indexes of an answered and of a waiting one.</summary>
    private static (long Answered, long Waiting) Tell(Story story)
    {
        story.Report(North, Desa, ReportSubject.FigureDiffers, "C.1");
        story.Report(North, Desa, ReportSubject.FigureDiffers, "C.1", times: 7);
        var answered = story.Count.Size - 1;
        story.Report(story.Reviewer, North, Desa, ReportSubject.FigureDiffers, "C.1", new AnswerReports(answered, ReportVerdict.Stands, "<b>tetap</b> & sama"));
        story.Report(South, Desa, ReportSubject.Unreadable);
        story.Report(South, Desa, ReportSubject.Unreadable);
        story.Report(North, Desa, ReportSubject.Other);
        return (answered, story.Count.Size - 1);
    }

    private sealed class MirrorLog : ILogStatus
    {
        public long PublishedSize => 0;

        public Dated? Published => null;

        public string? RootHash => null;

        public string Origin => "example.id/sirekap";

        public MirrorNote Mirror => new("https://asal.example.id/", MirrorState.Agrees, 1, null);
    }
}
