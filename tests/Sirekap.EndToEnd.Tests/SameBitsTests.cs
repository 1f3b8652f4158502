using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;
using Sirekap.Specimen;

namespace Sirekap.EndToEnd.Tests;

/// <summary>The reader in the browser and on the server: every number of a reading is the same to its last bit.</summary>
public class SameBitsTests(ITestOutputHelper output)
{
    private const int Specimens = 21;
    private static readonly byte[] Form = File.ReadAllBytes(InData("elections", "pemilu-2024", "contests", "ppwp", "form.json"));
    private static readonly byte[] Weights = File.ReadAllBytes(InData("models", "digits", "digits.bin"));
    private static readonly FormDefinition Definition = FormDefinitionJson.Parse(Form);

    [Fact]
    public async Task A_page_read_in_the_browser_gives_the_servers_reading_bit_for_bit()
    {
        Assert.SkipWhen(DemoSite.Chromium is null, "Chromium is not installed (Debian's package chromium); ./test installs it when it runs as root.");
        var pages = RealPages().Concat(InventedPages()).ToDictionary(page => page.Name, page => page.Jpeg);
        var files = new Dictionary<string, byte[]>(pages) { ["form"] = Form, ["weights"] = Weights };
        var real = Decode(pages["page1"]);
        (files["page1-luma"], files["page1-blue"], files["page1-red"]) = (real.Luma.Pixels, real.Colour!.Blue.Pixels, real.Colour.Red.Pixels);
        var reader = new PageReader([Definition], DigitModel.Load(Weights));

        await using var browser = await ReaderPage.OpenAsync(files);
        var (times, decoded) = (new List<double>(), new List<double>());
        foreach (var (name, jpeg) in pages)
        {
            var (text, milliseconds) = Parse(await browser.Page.EvaluateAsync<JsonElement>("name => window.readJpeg(name)", name));
            times.Add(milliseconds);
            AssertSame(name, reader.Read(jpeg), text);
            // Debian's Chromium decodes with libjpeg-turbo's exact transform, as the managed decoder does: the same pixels, so the same reading.
            (text, milliseconds) = Parse(await browser.Page.EvaluateAsync<JsonElement>("name => window.readDecoded(name)", name));
            decoded.Add(milliseconds);
            AssertSame($"{name}, decoded by the browser,", reader.Read(jpeg), text);
        }

        var (planes, whole) = Parse(await browser.Page.EvaluateAsync<JsonElement>($"() => window.readPlanes('page1', {real.Width}, {real.Height})"));
        AssertSame("planes of page 1", reader.Read(pages["page1"]), planes);
        var sorted = times.Skip(3).Order().ToList();
        output.WriteLine($"{pages.Count} pages in Chromium, decoding included: first {times[0]:F0} ms, then median {sorted[sorted.Count / 2]:F0} ms, "
            + $"slowest {sorted[^1]:F0} ms; page 1 without decoding {whole:F0} ms; "
            + $"decoded by the browser, which is not counted, median {decoded.Order().ElementAt(decoded.Count / 2):F0} ms.");
    }

    private static void AssertSame(string name, PageReading expected, string actual)
    {
        Assert.Null(expected.Refusal);
        var text = Encoding.UTF8.GetString(PageReadingJson.ToBytes(expected));
        var same = text.AsSpan().CommonPrefixLength(actual);
        Assert.True(text == actual, $"{name} differs: {Around(text, same)} on the server, {Around(actual, same)} in the browser.");
        static string Around(string text, int at) => text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 40)];
    }

    private static IEnumerable<(string Name, byte[] Jpeg)> RealPages() =>
        Enumerable.Range(1, 3).Select(page => ($"page{page}", File.ReadAllBytes(InData("forms", $"8271021022008-ppwp-page{page}.jpg"))));

    /// <summary>Photographs of forms that never were, every second one hard to read.</summary>
    private static IEnumerable<(string Name, byte[] Jpeg)> InventedPages()
    {
        using var maker = new SpecimenMaker();
        var fields = Definition.Pages.SelectMany(page => page.Fields);
        for (var seed = 1UL; seed <= Specimens; seed++)
        {
            var figures = fields.Select((field, index) => KeyValuePair.Create(field.Field, new Votes(((index * 37) + (int)seed) % 300)));
            var content = new SpecimenPage(figures.ToImmutableDictionary(), SpecimenWords.Header("Maluku", "Ambon", "Sirimau", "Batu Merah", 3, new(2024, 2, 14)), seed);
            var conditions = seed % 2 == 0 ? PhotographConditions.Hard(seed) : PhotographConditions.Typical(seed);
            yield return ($"specimen{seed}", maker.Photograph(Definition.Pages[(int)(seed % 3)], content, conditions, seed).Jpeg);
        }
    }

    private static Reader.Imaging.Photo Decode(byte[] jpeg) =>
        ManagedJpegDecoder.Open(jpeg, out var photo) is null ? photo! : throw new InvalidDataException("The photograph cannot be decoded.");

    private static (string Text, double Milliseconds) Parse(JsonElement result) => (result[0].GetString()!, result[1].GetDouble());

    private static string InData(params string[] path) => Path.Combine([Repository.Root, "data", .. path]);
}
