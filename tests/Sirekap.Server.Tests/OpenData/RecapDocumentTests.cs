using System.Net;
using System.Security.Cryptography;
using System.Text;
using Sirekap.Election.Recaps;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;
using UglyToad.PdfPig;

namespace Sirekap.Server.Tests.OpenData;

/// <summary>The D.Hasil of a tier as it is served: the paper says what the data file says.</summary>
public sealed class RecapDocumentTests : IAsyncLifetime
{
    private const string District = "827102", Regency = "8271";

    private readonly Story _story = new(Elections.Small);
    private OpenSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        Night.CountTernate(_story);
        _story.Object(_story.Supervisor, Night.TernateStation, Night.Ppwp, "Kotak suara dibuka tanpa saksi.");
        _site = await OpenSite.Open(_story);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _story.Dispose();
    }

    [Fact]
    public async Task The_paper_has_every_total_in_digits_and_words_and_the_digest_of_the_data_file_on_each_page()
    {
        var sheet = RecapSheet.Of(_story.Count, _story.Count.Contest(Night.Ppwp)!, _story.Definition.Regions.FindRegion(District)!.Value);
        var digest = Convert.ToHexStringLower(SHA256.HashData(await _site.Get($"/dokumen/ppwp/{District}.json")));
        Assert.Equal(sheet.ToDigest().ToString(), digest);

        using var pdf = PdfDocument.Open(await _site.Get($"/dokumen/ppwp/{District}.pdf"));
        var pages = pdf.GetPages().Select(page => page.Text).ToList();
        Assert.All(pages, text => Assert.Contains(digest, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(pages, text => Assert.Contains("RANCANGAN", text, StringComparison.Ordinal));
        var all = string.Concat(pages);
        foreach (var (index, field) in sheet.Contest.Fields.Index())
        {
            Assert.Contains(field.Id, all, StringComparison.Ordinal);
            Assert.Contains(Terbilang.Of(sheet.Whole.Figures[index]), all, StringComparison.Ordinal);
        }

        Assert.Contains("Kotak suara dibuka tanpa saksi.", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_log_gives_the_same_paper() =>
        Assert.Equal(await _site.Get($"/dokumen/ppwp/{Regency}.pdf"), await _site.Get($"/dokumen/ppwp/{Regency}.pdf"));

    [Fact]
    public async Task English_words_are_had_by_asking()
    {
        using var pdf = PdfDocument.Open(await _site.Get($"/dokumen/ppwp/{District}.pdf?lang=en"));
        Assert.Contains("DRAFT", pdf.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nation_has_a_column_for_every_province()
    {
        using var pdf = PdfDocument.Open(await _site.Get("/dokumen/ppwp/0.pdf"));
        var all = string.Concat(pdf.GetPages().Select(page => page.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.All(_story.Definition.Regions.Nation.Children, province => Assert.Contains(province.Name.Trim().Replace(" ", "", StringComparison.Ordinal), all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_table_has_a_line_for_each_unit_and_the_whole_last()
    {
        var lines = Encoding.UTF8.GetString(await _site.Get($"/dokumen/ppwp/{Regency}.csv")).TrimEnd('\n').Split('\n');
        Assert.StartsWith("code,name,stations,counted,I.A.L", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{Regency},", lines[^1], StringComparison.Ordinal);
        Assert.Equal(_story.Definition.Regions.FindRegion(Regency)!.Value.ChildCount + 2, lines.Length);
    }

    [Theory]
    [InlineData("/dokumen/ppwp/999999.pdf", "region-unknown")]
    [InlineData("/dokumen/ppwp/8271021022.pdf", "region-unknown")]
    [InlineData("/dokumen/pdpr/0.json", "contest-unknown")]
    public async Task What_has_no_recapitulation_is_a_problem_with_a_stable_code(string path, string code)
    {
        var answer = await _site.Send(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
