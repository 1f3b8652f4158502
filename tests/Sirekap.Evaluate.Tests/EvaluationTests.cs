using System.Collections.Immutable;
using Sirekap.Evaluate.Judging;
using Sirekap.Evaluate.Reports;
using Sirekap.Evaluate.Running;
using Sirekap.Evaluate.Scoring;
using Sirekap.Evaluate.Specimens;
using Sirekap.Evaluate.Truth;
using Sirekap.Reader.Jpeg;
using Sirekap.Server.Hosting;

namespace Sirekap.Evaluate.Tests;

/// <summary>Whole runs over a few photographs.</summary>
public sealed class EvaluationTests : IDisposable
{
    readonly SpecimenPages _made = new(ShippedParts.Form(null), Difficulty.Moderate, 77, 3);
    readonly TimedReader _reader = new(ShippedParts.Forms(null), ShippedParts.Model(null), new ManagedJpegDecoder());
    readonly string _folder = Directory.CreateTempSubdirectory("evaluate").FullName;

    [Fact]
    public void Pages_made_in_memory_are_read_as_they_were_written()
    {
        var (report, _) = Run(_made);
        Assert.Equal((3, 3, 0), (report.Pages.All, report.Pages.WithTruth, report.Pages.Refused));
        Assert.Equal(28, report.Fields.All);
        Assert.Equal(0, report.Fields.By[nameof(Outcome.SilentlyWrong)]);
        Assert.True(report.Boxes.DigitsRight >= report.Boxes.Digits * 0.95);
        Assert.True(report.Speed.MedianMilliseconds > report.Speed.MedianDecodingMilliseconds);
    }

    [Fact]
    public void The_three_real_photographs_are_one_form_that_counts()
    {
        var (report, _) = Run(new FolderPages(ShippedData.Find("data/forms"), null));
        Assert.Equal((1, 0, 28), (report.WholeForms.Forms, report.WholeForms.Incomplete, report.WholeForms.Fields));
        Assert.Equal(28, report.WholeForms.Accepted[0].Fields);
        Assert.Equal(0, report.WholeForms.Accepted[1].Wrong);
    }

    [Fact]
    public void Pages_in_a_folder_belong_together_where_the_truth_says_so()
    {
        var samples = Enumerable.Range(0, 3).Select(_made.Take).ToList();
        foreach (var sample in samples)
            File.WriteAllBytes(Path.Combine(_folder, sample.File), sample.Jpeg);
        File.WriteAllLines(Path.Combine(_folder, TruthFile.Name), [TruthFile.Heading, .. samples.SelectMany(sample => TruthFile.Lines(sample.Truth!))]);
        var (folder, memory) = (Run(new FolderPages(_folder, null)).Report.WholeForms, Run(_made).Report.WholeForms);
        Assert.Equal(1, folder.Forms);
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(memory), System.Text.Json.JsonSerializer.Serialize(folder));
    }

    [Fact]
    public void Many_threads_find_what_one_finds()
    {
        var (one, _) = Run(_made);
        var (four, _) = Run(_made, threads: 4);
        Assert.Equal(Figures(one), Figures(four));

        static string Figures(Report report) => System.Text.Json.JsonSerializer.Serialize(report with { Speed = null! });
    }

    [Fact]
    public void A_truth_that_is_wrong_is_found_and_shown_first()
    {
        var page = _made.Take(1);
        var field = page.Truth!.Fields[0];
        Write(page, page.Truth with { Fields = [field with { Sight = Sight.Clear, Number = field.Number + 1, Boxes = null, Bubbles = null }, .. page.Truth.Fields[1..]] });
        var (report, gallery) = Run(new FolderPages(_folder, null));
        Assert.Equal(1, report.Fields.By[nameof(Outcome.SilentlyWrong)]);
        Assert.Equal(1, report.Pages.WithSilentErrors);
        Assert.Equal(1, report.Accepted[0].Wrong);
        Assert.True(report.Boxes.DigitsRight < report.Boxes.Digits);
        Assert.True(report.Bubbles.SilentlyWrong > 0);
        var worst = gallery.Kinds.First();
        Assert.Equal(("silently wrong", field.Field), (worst.Kind, Assert.Single(worst.Failures).Field));
        Assert.Null(JpegHeader.Check(worst.Failures.First().Picture, out _));
    }

    [Fact]
    public void Whatever_a_stranger_brings_is_told_and_not_fatal()
    {
        var page = _made.Take(0);
        Write(page, page.Truth!);
        File.AppendAllText(Path.Combine(_folder, TruthFile.Name), "lost.jpg,1,I.A.L,7,,,\nbroken.jpg,1,I.A.L,7,,,\n");
        File.WriteAllText(Path.Combine(_folder, "broken.jpg"), "no picture");
        File.WriteAllBytes(Path.Combine(_folder, "cut.JPG"), page.Jpeg[..(page.Jpeg.Length / 2)]);
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "notes");
        var (report, _) = Run(new FolderPages(_folder, null));
        Assert.Equal((3, 2, 1), (report.Pages.All, report.Pages.WithTruth, report.Pages.Refused));
        Assert.Equal(1, report.Pages.RefusedBy["not-a-jpeg"]);
        Assert.Contains(report.Problems, problem => problem.Contains("lost.jpg", StringComparison.Ordinal));
        Assert.Contains(report.Problems, problem => problem.Contains("cut.JPG", StringComparison.Ordinal));
        Assert.Contains(report.Problems, problem => problem.Contains("1 file is no .jpg", StringComparison.Ordinal));
    }

    [Fact]
    public void The_reports_hold_what_was_found()
    {
        var page = _made.Take(1);
        Write(page, page.Truth! with { Fields = [.. page.Truth.Fields.Select(field => field with { Sight = Sight.Clear, Number = 999, Boxes = null, Bubbles = null })] });
        var (report, gallery) = Run(new FolderPages(_folder, null));
        var (html, json) = (Path.Combine(_folder, "report.html"), Path.Combine(_folder, "report.json"));
        HtmlReport.Write(report, gallery, html);
        JsonReport.Write(report, json);
        Assert.Contains("data:image/jpeg;base64,", File.ReadAllText(html));
        Assert.Contains("&lt;test&gt;", File.ReadAllText(html));
        Assert.Contains("\"SilentlyWrong\": 3", File.ReadAllText(json));
        Assert.Contains("\"typist\": \"Careful\"", File.ReadAllText(json));
    }

    public void Dispose()
    {
        _made.Dispose();
        _reader.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    (Report Report, FailureGallery Gallery) Run(IPages pages, int threads = 1)
    {
        var (scorer, gallery) = (new Scorer([0, 0.99], ShippedParts.Counting()), new FailureGallery(5));
        new Evaluation(pages, _reader, scorer, gallery) { WarmUp = 0 }.Run(threads, _ => { }, CancellationToken.None);
        return (scorer.Report(new("evaluate <test>", "today", "here", "managed", "shipped", ImmutableArray<string>.Empty), pages.Problems), gallery);
    }

    void Write(Sample page, PageTruth truth)
    {
        File.WriteAllBytes(Path.Combine(_folder, page.File), page.Jpeg);
        File.WriteAllLines(Path.Combine(_folder, TruthFile.Name), [TruthFile.Heading, .. TruthFile.Lines(truth)]);
    }
}
