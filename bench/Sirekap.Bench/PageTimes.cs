using System.Collections.Immutable;
using System.Security.Cryptography;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;
using Sirekap.Server.Hosting;
using Sirekap.Specimen;
using Sirekap.TurboJpeg;

namespace Sirekap.Bench;

/// <summary>
/// Whole pages and their decoding, with both decoders, at 2 and 12 megapixels and for the real photographs: processor time of the one thread
/// that works (a busy machine lengthens it less than the clock's time), the best and the middle of many runs, and the bytes allocated for a page
/// once everything is warm.
/// </summary>
static class PageTimes
{
    /// <summary>Measures and prints a table.</summary>
    /// <param name="only">Runs only pictures whose name contains this.</param>
    public static void Run(string only)
    {
        var form = ElectionFolder.Load(ElectionFolder.Find()).Contests[0].Form;
        var digits = DigitModel.Load(File.ReadAllBytes(ShippedData.Find("data/models/digits/digits.bin")));
        Console.WriteLine($"load {File.ReadAllText("/proc/loadavg").Trim()}; best / median of {ThreadClock.Runs}, ms of processor time; KiB allocated for a page");
        Console.WriteLine($"{"picture",-22}{"MP",6}{"KiB",7}   {"decoder",-8}{"decode",14}{"whole page",16}{"allocated",11}  reading");
        foreach (var (name, jpeg) in Pictures(form).Where(picture => picture.Name.Contains(only, StringComparison.Ordinal)))
        {
            foreach (var (label, decoder) in Decoders())
                Measure(name, jpeg, label, decoder, new PageReader([form], digits, decoder));
        }
    }

    static IEnumerable<(string Label, IJpegDecoder Decoder)> Decoders()
    {
        yield return ("managed", new ManagedJpegDecoder());
        if (TurboJpegDecoder.IsInstalled)
            yield return ("turbo", new TurboJpegDecoder());
    }

    /// <summary>The pictures: the three real photographs, then specimens of both sizes.</summary>
    public static IEnumerable<(string Name, byte[] Jpeg)> Pictures(FormDefinition form)
    {
        for (var page = 1; page <= 3; page++)
            yield return ($"real page {page}", File.ReadAllBytes(ShippedData.Find($"data/forms/8271021022008-ppwp-page{page}.jpg")));
        using var maker = new SpecimenMaker();
        var fields = form.Pages.SelectMany(page => page.Fields);
        var figures = fields.Select((field, index) => KeyValuePair.Create(field.Field, new Votes(index * 7 % 300))).ToImmutableDictionary();
        var content = new SpecimenPage(figures, SpecimenWords.Header("Maluku Utara", "Kota Ternate", "Ternate Selatan", "Jati", 8, new(2024, 2, 14)), 3);
        foreach (var width in (int[])[1150, 2830])
        {
            foreach (var page in form.Pages)
            {
                var conditions = PhotographConditions.Typical(3) with { Width = width, Stretch = 1, Quality = 88 };
                yield return ($"specimen {width} page {page.Number}", maker.Photograph(page, content, conditions, 3).Jpeg);
            }
        }
    }

    static void Measure(string name, byte[] jpeg, string label, IJpegDecoder decoder, PageReader reader)
    {
        _ = JpegHeader.Check(jpeg, out var header);
        var photo = header.NewPhoto();
        var decode = ThreadClock.Time(() => decoder.TryDecode(jpeg.AsMemory(0, header.Length), header, photo));
        PageReading reading = new();
        var whole = ThreadClock.Time(() => reading = reader.Read(jpeg));
        var before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(jpeg);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var outcome = reading.Refusal?.ToString() ?? Fingerprint(reading);
        Console.WriteLine(
            $"{name,-22}{header.Width * header.Height / 1e6,6:F1}{jpeg.Length >> 10,7}   {label,-8}{decode.Best,6:F1} /{decode.Median,6:F1}"
            + $"{whole.Best,8:F1} /{whole.Median,6:F1}{allocated >> 10,11}  {outcome}");
    }

    /// <summary>Changes when any corner of a box or any probability changes in its last bit.</summary>
    static string Fingerprint(PageReading reading)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var box in reading.Fields.SelectMany(field => field.Boxes))
        {
            foreach (var corner in (Reader.Imaging.Pixel[])[box.Frame.TopLeft, box.Frame.TopRight, box.Frame.BottomRight, box.Frame.BottomLeft])
            {
                writer.Write(corner.X);
                writer.Write(corner.Y);
            }

            foreach (var probability in box.Probabilities)
                writer.Write(probability);
        }

        foreach (var bubble in reading.Fields.SelectMany(field => field.Bubbles?.Fills ?? []))
        {
            writer.Write(bubble.Outline);
            writer.Write(bubble.Fill);
        }

        writer.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..12];
    }
}
