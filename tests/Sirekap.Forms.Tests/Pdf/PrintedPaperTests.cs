using System.ComponentModel;
using System.Diagnostics;
using Sirekap.Election.Forms;
using Sirekap.Election.Readings;
using Sirekap.Forms.Pdf;

namespace Sirekap.Forms.Tests.Pdf;

/// <summary>The PDF as another program rasters it (poppler's pdftoppm) is the page that the definition describes.</summary>
public class PrintedPaperTests
{
    const int Dpi = 120;

    [Theory]
    [InlineData(PaperSize.A3)]
    [InlineData(PaperSize.A4)]
    public void The_reader_finds_every_page_box_and_bubble_of_the_printed_paper_where_the_definition_has_them(PaperSize paper)
    {
        var folder = Directory.CreateTempSubdirectory("sirekap-forms-").FullName;
        try
        {
            Print(Path.Combine(folder, "form.pdf"), paper);
            Raster(folder);
            var reader = ShippedDigits.Reader(Shipped.Form);
            foreach (var page in Shipped.Form.Pages)
            {
                var reading = reader.Read(File.ReadAllBytes(Path.Combine(folder, $"page-{page.Number}.jpg")));
                Assert.Equal((null, page.Number, 4, 1.0), (reading.Refusal, reading.Page, reading.Quality!.Corners, reading.Quality.ClearRows));
                Assert.Equal(("8271021022008", page.Number), (reading.StationCode?.Station, reading.StationCode?.Page));
                Assert.InRange(reading.Quality.LargestMiss, 0, 0.4);
                Assert.All(reading.Fields, field => Assert.Equal(ReadingState.Blank, field.Reading.State));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Print(string path, PaperSize paper)
    {
        var station = Shipped.Election.Regions.FindStation("8271021022008")!.Value;
        using var output = File.Create(path);
        var pdf = new FormPdf(output, Shipped.Form, paper);
        pdf.Add(new(
            StationSheets.WordsOf(station),
            [.. Shipped.Form.Pages.Select(page => StationCode.Write("pemilu-2024", "ppwp", station.Code, page.Number, Shipped.Form.Pages.Length, null))]));
        pdf.Close("test");
    }

    static void Raster(string folder)
    {
        try
        {
            using var raster = Process.Start(new ProcessStartInfo("pdftoppm", ["-r", $"{Dpi}", "-jpeg", "form.pdf", "page"]) { WorkingDirectory = folder })!;
            raster.WaitForExit();
            Assert.Equal(0, raster.ExitCode);
        }
        catch (Win32Exception)
        {
            Assert.Skip("pdftoppm is not installed (Debian's package poppler-utils); ./test installs it when it runs as root.");
        }
    }
}
