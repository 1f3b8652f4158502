using System.Text.Json;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.TurboJpeg;

namespace Sirekap.Cli.Tests;

public class ReadCommandTests
{
    [Fact]
    public async Task Figures_and_refusals_stand_in_one_array_in_the_order_of_the_files()
    {
        var photo = Path.Combine(BuiltProgram.Root, "data", "forms", "8271021022008-ppwp-page2.jpg");
        using var json = JsonDocument.Parse(await BuiltProgram.ReadAsync("--json", photo, "/no/such/file.jpg", typeof(ReadCommandTests).Assembly.Location));
        var files = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(3, files.Count);
        Assert.Equal(("c-hasil-ppwp-2024", 2), (files[0].GetProperty("form").GetString(), files[0].GetProperty("page").GetInt32()));
        var figure = files[0].GetProperty("figures").GetProperty("IV.2");
        Assert.Equal((110, "read", "110"), (figure.GetProperty("value").GetInt32(), figure.GetProperty("state").GetString(), figure.GetProperty("bubbles").GetString()));
        var tally = figure.GetProperty("tally");
        Assert.Equal((110, "marked"), (tally.GetProperty("value").GetInt32(), tally.GetProperty("state").GetString()));
        Assert.Equal([60, 50, 0, 0, 0], tally.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("count").GetInt32()));
        Assert.Equal("file-not-found", files[1].GetProperty("refused").GetString());
        Assert.Equal("not-a-jpeg", files[2].GetProperty("refused").GetString());
    }

    [Fact]
    public async Task Both_decoders_read_the_same()
    {
        Assert.SkipUnless(TurboJpegDecoder.IsInstalled, "libjpeg-turbo is not installed (Debian's package libturbojpeg0); ./test installs it when it runs as root.");
        var photo = Path.Combine(BuiltProgram.Root, "data", "forms", "8271021022008-ppwp-page2.jpg");
        Assert.Equal(await BuiltProgram.ReadAsync("--json", photo), await BuiltProgram.ReadAsync("--json", "--decoder", "turbo", photo));
    }

    [Fact]
    public async Task Each_picture_gets_an_overlay_also_when_it_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("sirekap-overlay-").FullName;
        var small = Path.Combine(folder, "small.jpg");
        File.WriteAllBytes(small, JpegWriter.Write(new(new Plane(400, 400), null), 80));
        var photo = Path.Combine(BuiltProgram.Root, "data", "forms", "8271021022008-ppwp-page1.jpg");
        await BuiltProgram.ReadAsync("--overlay", folder, photo, small, "/no/such/file.jpg");
        Assert.Equal(
            ["8271021022008-ppwp-page1.overlay.jpg", "small.overlay.jpg"],
            Directory.GetFiles(folder, "*.overlay.jpg").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var drawing = File.ReadAllBytes(Path.Combine(folder, "8271021022008-ppwp-page1.overlay.jpg"));
        Assert.Null(JpegHeader.Check(drawing, out var header));
        Assert.Equal(2000, header.Height, tolerance: 200);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_json_people_get_a_table_in_Indonesian()
    {
        var text = await BuiltProgram.ReadAsync(Path.Combine(BuiltProgram.Root, "data", "forms", "8271021022008-ppwp-page3.jpg"));
        Assert.Contains("Isian", text, StringComparison.Ordinal);
        Assert.Contains("XXX", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_shows_each_tally_beside_the_sums_of_its_rows()
    {
        var text = await BuiltProgram.ReadAsync(Path.Combine(BuiltProgram.Root, "data", "forms", "8271021022008-ppwp-page2.jpg"));
        Assert.Contains("90 (60=60 30=30)", text, StringComparison.Ordinal);
        Assert.Contains("10 (10=10)", text, StringComparison.Ordinal);
    }
}
