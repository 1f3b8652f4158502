using CsCheck;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Testing;

namespace Sirekap.Election.Tests.Counting;

public sealed class ReportTests : IDisposable
{
    private const string Station = "1101022001001", Neighbour = "1101022001002", Desa = SmallElection.Desa;
    private readonly Story _story = new(SmallElection.Definition);

    public void Dispose() => _story.Dispose();

    [Fact]
    public void Reports_are_grouped_by_station_subject_and_field_with_their_number()
    {
        Assert.Null(_story.Report(Neighbour, Desa, ReportSubject.Other));
        Assert.Null(_story.Report(Station, Desa, ReportSubject.FigureDiffers, "C.2"));
        Assert.Null(_story.Report(Station, Desa, ReportSubject.FigureDiffers, "C.1"));
        Assert.Null(_story.Report(Station, Desa, ReportSubject.FigureDiffers, "C.2", times: 40));
        Assert.Null(_story.Report(Station, Desa, ReportSubject.FigureDiffers));
        Assert.Equal(
            [(Station, ReportSubject.FigureDiffers, null, 1L), (Station, ReportSubject.FigureDiffers, "C.1", 1), (Station, ReportSubject.FigureDiffers, "C.2", 41), (Neighbour, ReportSubject.Other, (string?)null, 1)],
            Reports.Groups.Select(group => (group.Station.Code, group.Subject, group.Field, group.Number)));
    }

    [Fact]
    public void An_answer_closes_what_came_before_it_and_a_later_report_opens_it_again()
    {
        _story.Report(Station, Desa, ReportSubject.WrongSum);
        var first = _story.Count.Size - 1;
        _story.Report(Station, Desa, ReportSubject.WrongSum);
        Assert.Null(Answer(first));
        Assert.True(Group.IsOpen, "The second report is not answered.");
        Assert.Null(Answer(first + 1));
        Assert.False(Group.IsOpen, "Both are answered.");
        _story.Report(Station, Desa, ReportSubject.WrongSum);
        Assert.True(Group.IsOpen, "A new report waits.");
        Assert.Equal(2, Group.Answers.Count);
    }

    [Fact]
    public void Only_a_report_of_that_group_that_waits_can_be_answered()
    {
        _story.Report(Station, Desa, ReportSubject.WrongSum);
        var report = _story.Count.Size - 1;
        Assert.Equal("report-unknown", Answer(report - 1)!.Code);
        Assert.Equal("report-unknown", Answer(report + 1)!.Code);
        Assert.Equal("report-unknown", Answer(report, "C.1")!.Code);
        Assert.Equal("report-unknown", _story.Report(_story.Reviewer, Neighbour, Desa, ReportSubject.WrongSum, null, Stands(report))!.Code);
        Assert.Null(Answer(report));
        Assert.Equal("report-unknown", Answer(report)!.Code);
    }

    [Fact]
    public void A_photograph_waits_until_it_is_released_or_withheld_and_what_was_withheld_stays_so()
    {
        var (photo, other) = (Digest.Of("foto"u8), Digest.Of("lain"u8));
        Assert.Null(Picture(photo));
        var report = _story.Count.Size - 1;
        _story.Report(Station, Desa, ReportSubject.WrongSum);
        Assert.True(Group.HasWaitingPicture);
        Assert.Equal("report-unknown", Judge(report, other, true)!.Code);
        Assert.Equal("report-unknown", Judge(report + 1, photo, true)!.Code);
        Assert.Equal("key-role", _story.Report(_story.Holder(Role.Server, "0"), Station, Desa, ReportSubject.WrongSum, null, new JudgePicture(report, photo, true, "Jelas."))!.Code);

        Assert.Null(Judge(report, photo, true));
        Assert.True(Group.First.Picture is { IsShown: true, Text: "Jelas." });
        Assert.True(Group is { HasWaitingPicture: false, IsOpen: true });
        Assert.Equal("report-unknown", Judge(report, photo, true)!.Code);
        Assert.Null(Judge(report, photo, false));
        Assert.False(Group.First.Picture!.IsShown);
        Assert.Equal("report-unknown", Judge(report, photo, true)!.Code);
        Assert.Equal("report-unknown", Judge(report, photo, false)!.Code);
        Assert.Equal([Group.Station.Code], Reports.Picturing(photo).Select(group => group.Station.Code));
        Assert.Empty(Reports.Picturing(other));

        Refusal? Picture(Digest digest) =>
            _story.Report(_story.Holder(Role.Server, "0"), Station, Desa, ReportSubject.WrongSum, null, new MakeReport(null, 1) { Photo = digest });

        Refusal? Judge(long index, Digest digest, bool isShown) => _story.Report(_story.Reviewer, Station, Desa, ReportSubject.WrongSum, null, new JudgePicture(index, digest, isShown, "Jelas."));
    }

    [Fact]
    public void A_report_about_nothing_that_there_is_is_refused()
    {
        Assert.Equal("station-unknown", _story.Report("9999999999999", Desa, ReportSubject.Other)!.Code);
        Assert.Equal("contest-unknown", _story.Report(Station, "raja", ReportSubject.Other)!.Code);
        Assert.Equal("field-unknown", _story.Report(Station, Desa, ReportSubject.FigureDiffers, "Z")!.Code);
        Assert.Empty(Reports.Groups);
    }

    [Fact]
    public void Every_report_is_found_by_its_index_and_nothing_else_is()
    {
        _story.Report(Station, Desa, ReportSubject.Other);
        _story.Report(Station, Desa, ReportSubject.WrongSum);
        _story.Report(Station, Desa, ReportSubject.Other);
        var last = _story.Count.Size - 1;
        Assert.Equal([ReportSubject.Other, ReportSubject.WrongSum, ReportSubject.Other], new[] { last - 2, last - 1, last }.Select(index => Reports.Containing(index)!.Subject));
        Assert.Null(Reports.Containing(last + 1));
        Assert.Null(Reports.Containing(0));
    }

    /// <summary>Whatever citizens report and officials answer, at any point of a night: no form, no total, no history and no recapitulation is another.</summary>
    [Fact]
    public void Reports_and_answers_change_no_state_no_total_and_no_history() => Gen.Select(Gen.Int[0, 5], Gen.Enum<ReportSubject>(), Gen.Bool, Gen.Int[1, 9]).Array[1, 12].Sample(
        reports =>
        {
            using var plain = Night(_ => { });
            using var reported = Night(step => Interleave(step, reports));
            Assert.Equal(Picture(plain.Count), Picture(reported.Count));
        },
        iter: 30);

    private static void Interleave((Story Story, int Number) step, (int At, ReportSubject Subject, bool Answered, int Times)[] reports)
    {
        foreach (var report in reports.Where(report => report.At == step.Number))
        {
            Assert.Null(step.Story.Report(Station, Desa, report.Subject, times: report.Times));
            if (report.Answered)
                Assert.Null(step.Story.Report(step.Story.Reviewer, Station, Desa, report.Subject, null, Stands(step.Story.Count.Size - 1)));
        }
    }

    private static Story Night(Action<(Story, int)> between)
    {
        var story = new Story(SmallElection.Definition);
        between((story, 0));
        story.Submit(Station, Desa, DesaFigures.Good);
        between((story, 1));
        story.ReadAll(Station, Desa, DesaFigures.Right);
        between((story, 2));
        story.Submit(Neighbour, Desa, DesaFigures.Good);
        story.ReadAll(Neighbour, Desa, DesaFigures.Right);
        between((story, 3));
        Assert.Null(story.OpenRecap("110102", Desa));
        between((story, 4));
        Assert.Null(story.CloseRecap("110102", Desa));
        between((story, 5));
        return story;
    }

    private static string Picture(Count count)
    {
        var contest = count.Contest(Desa)!;
        var tree = count.Definition.Regions;
        var regions = Enumerable.Range(0, tree.RegionCount).Select(tree.RegionAt)
            .Select(region => $"{region.Code} {string.Join(',', contest.TotalsOf(region).Forms)} {string.Join(',', contest.TotalsOf(region).Figures)} {contest.RecapOf(region)?.IsClosed}");
        var forms = contest.Dossiers.Select(dossier => $"{dossier.Station.Code} {dossier.State} {dossier.IsDisputed} {string.Join(',', dossier.History.Select(line => line.Kind))}");
        return string.Join('\n', regions.Concat(forms));
    }

    private static AnswerReports Stands(long until) => new(until, ReportVerdict.Stands, "Sama dengan foto.");

    private ReportBook Reports => _story.Count.Contest(Desa)!.Reports;

    private ReportGroup Group => Assert.Single(Reports.Groups);

    private Refusal? Answer(long until, string? field = null) => _story.Report(_story.Reviewer, Station, Desa, ReportSubject.WrongSum, field, Stands(until));
}
