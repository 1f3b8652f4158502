using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;
using UglyToad.PdfPig;

namespace Sirekap.Server.Tests.OpenData;

/// <summary>The copy of a station's C.Hasil as it is served: the paper says what the data file says.</summary>
public sealed class CopyDocumentTests : IAsyncLifetime
{
    private const string Address = $"/dokumen/ppwp/{Night.TernateStation}";

    private readonly Story _story = new(Elections.Small);
    private OpenSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        var typed = Night.Ternate.SetItem("IV.1", new(91));
        _story.Submit(Night.TernateStation, Night.Ppwp, typed);
        _story.ReadAll(Night.TernateStation, Night.Ppwp, field => Night.Ternate[field].Value);
        Assert.Null(_story.Decide(Night.TernateStation, Night.Ppwp, Outcome.Correct, DecisionReason.Mistyped, ("IV.1", 90)));
        _story.Object(_story.Supervisor, Night.TernateStation, Night.Ppwp, "Tinta habis 中.");
        _site = await OpenSite.Open(_story);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _story.Dispose();
    }

    [Fact]
    public async Task Every_page_names_station_state_and_the_digest_of_the_data_file()
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(await _site.Get(Address + ".json")));
        using var pdf = PdfDocument.Open(await _site.Get(Address + ".pdf"));
        Assert.True(pdf.NumberOfPages > _story.Count.Contest(Night.Ppwp)!.Contest.Form.Pages.Length);
        Assert.All(pdf.GetPages(), page =>
        {
            Assert.Contains(digest, page.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("SALINAN C.HASIL", page.Text, StringComparison.Ordinal);
            Assert.Contains(Night.TernateStation, page.Text, StringComparison.Ordinal);
            Assert.Contains("Dihitung menurut keputusan pemeriksa.", page.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Every_figure_stands_in_digits_and_words_and_the_changed_one_names_its_entry()
    {
        var dossier = _story.Dossier(Night.TernateStation, Night.Ppwp);
        using var pdf = PdfDocument.Open(await _site.Get(Address + ".pdf"));
        var all = string.Concat(pdf.GetPages().Select(page => page.Text));
        foreach (var figure in dossier.CountedFigures!)
            Assert.Contains(Terbilang.Of(figure.Value.Value), all, StringComparison.Ordinal);
        Assert.Contains($"Diubah oleh catatan log {dossier.Decision!.Index}: IV.1.", all, StringComparison.Ordinal);
        Assert.All(dossier.Form!.Pages.Values, photo => Assert.Contains(photo.ToString(), all, StringComparison.Ordinal));
        Assert.Contains("Tinta habis [U+4E2D].", all, StringComparison.Ordinal);
        Assert.Contains($"/bukti/{dossier.Decision.Index}", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_forms_own_pages_bear_the_counted_digits_in_their_boxes_and_no_tag()
    {
        using var pdf = PdfDocument.Open(await _site.Get(Address + ".pdf"));
        var form = _story.Count.Contest(Night.Ppwp)!.Contest.Form;
        var (page, boxes) = form.Pages.SelectMany(page => page.Fields.Select(field => (page, field))).Where(pair => pair.field.Field == "IV.2").Select(pair => (pair.page, pair.field.Digits)).Single();
        var digits = pdf.GetPage(page.Number).Letters.Where(letter => letter.Value.Length == 1 && char.IsAsciiDigit(letter.Value[0])).OrderByDescending(letter => letter.PointSize).ToList();
        Assert.Equal(boxes.Length, "110".Length);
        var largest = digits.Where(letter => Math.Abs(letter.PointSize - digits[0].PointSize) < 0.01).OrderByDescending(letter => letter.Location.Y).ThenBy(letter => letter.Location.X).Select(letter => letter.Value);
        Assert.Equal("9011010", string.Concat(largest));
    }

    [Fact]
    public async Task The_data_file_says_who_typed_what_is_counted_and_why()
    {
        using var data = JsonDocument.Parse(await _site.Get(Address + ".json"));
        var (root, dossier) = (data.RootElement, _story.Dossier(Night.TernateStation, Night.Ppwp));
        Assert.Equal(("decided", true, dossier.Form!.Index), (root.GetProperty("state").GetString(), root.GetProperty("disputed").GetBoolean(), root.GetProperty("form").GetInt64()));
        Assert.Equal((dossier.Decision!.Index, "correct"), (root.GetProperty("decision").GetProperty("entry").GetInt64(), root.GetProperty("decision").GetProperty("outcome").GetString()));
        var votes = root.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("field").GetString() == "IV.1");
        Assert.Equal((91, 90), (votes.GetProperty("officer").GetInt32(), votes.GetProperty("counted").GetInt32()));
        Assert.Equal(dossier.Form.Pages[1].ToString(), root.GetProperty("pages")[0].GetProperty("photo").GetString());
        Assert.Contains($"\nIV.1,91,90,{dossier.Decision.Index}\n", Encoding.UTF8.GetString(await _site.Get(Address + ".csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_station_without_a_form_has_a_copy_that_says_so_and_no_figure_is_zero()
    {
        var silent = _story.Definition.Regions.FindStation(Night.TernateStation)!.Value.Village.Stations.First(station => station.Code != Night.TernateStation);
        using var pdf = PdfDocument.Open(await _site.Get($"/dokumen/ppwp/{silent.Code}.pdf?lang=en"));
        Assert.All(pdf.GetPages(), page => Assert.Contains("No form is in: no figure is counted.", page.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("nol", string.Concat(pdf.GetPages().Select(page => page.Text)), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\nIV.1,,,\n", Encoding.UTF8.GetString(await _site.Get($"/dokumen/ppwp/{silent.Code}.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_suspended_or_withheld_is_marked_and_still_counted()
    {
        var copy = _story.Dossier(Night.TernateStation, Night.Ppwp).Readings[1].Statement.PublicCopy!.Value;
        var figure = _story.Withhold(Night.TernateStation, Night.Ppwp, _story.Notice(new FigureSubject("IV.2")), "82");
        var picture = _story.Withhold(Night.TernateStation, Night.Ppwp, _story.Notice(new PictureSubject(copy)), "82");
        _site.Follow(_story);
        using var pdf = PdfDocument.Open(await _site.Get(Address + ".pdf"));
        var all = string.Concat(pdf.GetPages().Select(page => page.Text));
        Assert.Contains("110 #", all, StringComparison.Ordinal);
        Assert.Contains($"# IV.2 ditangguhkan oleh catatan log {figure}; angkanya tetap dihitung.", all, StringComparison.Ordinal);
        Assert.Contains($"Salinan publik ditahan oleh catatan log {picture}.", all, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(await _site.Get(Address + ".json"));
        Assert.Equal(picture, data.RootElement.GetProperty("pages")[0].GetProperty("withheld").GetInt64());
    }

    [Fact]
    public async Task The_same_log_gives_the_same_paper() => Assert.Equal(await _site.Get(Address + ".pdf"), await _site.Get(Address + ".pdf"));
}
