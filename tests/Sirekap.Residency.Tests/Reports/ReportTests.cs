using System.Text.Json;
using System.Text.RegularExpressions;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Reports;
using Sirekap.Residency.Tests.Judging;

namespace Sirekap.Residency.Tests.Reports;

public class ReportTests
{
    [Fact]
    public void The_page_needs_nothing_else_and_fetches_nothing()
    {
        var html = HtmlReport.Write(Everything());
        Assert.DoesNotMatch(new Regex("<script|<img|<link|<iframe|url\\(|@import| src=", RegexOptions.IgnoreCase), html);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_strangers_wrote_is_text_and_no_markup()
    {
        var evil = Evidences.Of("contoh.id", SubjectKind.Site, new ReverseCheck
        {
            Source = "<b>resolver</b>",
            At = Evidences.At,
            Address = "36.95.1.1",
            Answer = new(["<script>alert(1)</script>"]),
            Note = "\"><i>",
        });
        var html = HtmlReport.Write(EvidenceFile.Of("ID", [evil]));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><i>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_piece_of_evidence_stands_in_the_page_with_source_and_day()
    {
        var file = Everything();
        var html = HtmlReport.Write(file);
        Assert.Equal(file.Subjects.Sum(subject => subject.Checks.Length), Regex.Count(html, "<p class=\"said\">"));
        Assert.Contains("tor-geoipdb (IPFire) (2026-06-25)", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_for_programs_says_what_the_paragraph_says()
    {
        var alibaba = JsonDocument.Parse(ReportDocument.Write(Everything())).RootElement.EnumerateArray().Single(one => one.GetProperty("subject").GetProperty("name").GetString() == "170.33.13.55");
        Assert.Equal(("Contradicted", "R.12"), (alibaba.GetProperty("verdict").GetString(), alibaba.GetProperty("rule").GetString()));
        Assert.Equal("Unknowable", alibaba.GetProperty("roles").GetProperty("stored").GetProperty("verdict").GetString());
        Assert.Contains("AS134963", alibaba.GetProperty("paragraph").GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_to_quote_says_this() => Assert.Equal(
        "According to evidence of 28 November 2026, the evidence contradicts that the address 170.33.13.55 is answered from Indonesia: all address databases that were asked "
        + "put it abroad, namely Singapore (5), Hong Kong (1) (address database 1 of the 2026 look-up; address database 2 of the 2026 look-up; address database 3 of the 2026 look-up; "
        + "address database 4 of the 2026 look-up; address database 5 of the 2026 look-up; address database 6 of the 2026 look-up). Its addresses are announced by the network "
        + "AS134963 Alibaba Cloud (Singapore). Where its data is kept is not visible from outside.",
        JsonDocument.Parse(ReportDocument.Write(Everything())).RootElement.EnumerateArray()
            .Single(one => one.GetProperty("subject").GetProperty("name").GetString() == "170.33.13.55").GetProperty("paragraph").GetProperty("en").GetString());

    private static EvidenceFile Everything() => EvidenceFile.Of(
        "ID", [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.json").Order(StringComparer.Ordinal).SelectMany(file => EvidenceJson.Read(File.ReadAllBytes(file)).Subjects)]);
}
