using System.Security.Cryptography;
using Sirekap.Election.Forms;
using Sirekap.Election.Statements;
using Sirekap.Forms.Pdf;
using UglyToad.PdfPig;

namespace Sirekap.Forms.Tests.Pdf;

public class FormPdfTests
{
    static readonly string[] s_stations = ["8271021022008", "3173011001001"];

    [Fact]
    public void Each_station_has_all_pages_with_its_own_names()
    {
        using var pdf = PdfDocument.Open(Print(null, s_stations));
        Assert.Equal(8, pdf.NumberOfPages);
        Assert.All(Enumerable.Range(1, 4), page => Assert.Contains("JATI PERUMNAS", Words(pdf, page), StringComparison.Ordinal));
        Assert.All(Enumerable.Range(5, 4), page => Assert.Contains("3173011001001", Words(pdf, page), StringComparison.Ordinal));
        Assert.Contains("Halaman 4 dari 4", Words(pdf, 8), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_unsigned_forms_are_the_same_bytes() => Assert.Equal(Print(null, s_stations), Print(null, s_stations));

    [Fact]
    public void A_further_station_costs_little_more_than_its_names_and_codes()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var village = Shipped.Election.Regions.FindStation(s_stations[0])!.Value.Village;
        var codes = village.Stations.Select(station => station.Code).Take(11).ToArray();
        var perStation = (Print(new(key), codes).Length - Print(new(key), codes[..1]).Length) / 10;
        Assert.InRange(perStation, 1000, 6000);
    }

    [Fact]
    public void A_blank_form_names_no_station_and_carries_no_warning()
    {
        using var output = new MemoryStream();
        var writer = new FormPdf(output, Shipped.Form, PaperSize.A4);
        writer.AddBlank();
        writer.Close("blank");
        using var pdf = PdfDocument.Open(output.ToArray());
        Assert.Equal(4, pdf.NumberOfPages);
        Assert.DoesNotContain("uji coba", Words(pdf, 1), StringComparison.Ordinal);
        Assert.Equal(595, pdf.GetPage(1).Width, 0.5);
    }

    [Fact]
    public void An_unsigned_sheet_says_so()
    {
        using var pdf = PdfDocument.Open(Print(null, s_stations[..1]));
        Assert.Contains("hanya untuk uji coba", Words(pdf, 1), StringComparison.Ordinal);
    }

    static byte[] Print(P256Signer? signer, string[] stations)
    {
        using var output = new MemoryStream();
        var pdf = new FormPdf(output, Shipped.Form);
        foreach (var station in stations)
        {
            pdf.Add(new(
                StationSheets.WordsOf(Shipped.Election.Regions.FindStation(station)!.Value),
                [.. Shipped.Form.Pages.Select(page => StationCode.Write("pemilu-2024", "ppwp", station, page.Number, Shipped.Form.Pages.Length, signer))]));
        }

        pdf.Close("test");
        return output.ToArray();
    }

    static string Words(PdfDocument pdf, int page) => string.Join(' ', pdf.GetPage(page).GetWords().Select(word => word.Text));
}
