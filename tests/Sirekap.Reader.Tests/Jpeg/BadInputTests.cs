using Sirekap.Election.Forms;
using Sirekap.Fuzz;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Tests.Pages;

namespace Sirekap.Reader.Tests.Jpeg;

/// <summary>Everything that claims to be a JPEG.</summary>
public class BadInputTests
{
    static readonly PageReader s_reader = new([FormDefinitionJson.Parse(Corpus.Form())], new FixedDigits(DigitClass.One));

    [Theory]
    [InlineData("page")]
    [InlineData("page-progressive")]
    [InlineData("page-grey-restart")]
    public void A_page_is_read_whichever_way_it_is_encoded(string name)
    {
        var reading = s_reader.Read(Picture(name));
        Assert.Equal(("latihan-uji", null, 2), (reading.Form, reading.Refusal, reading.Fields.Length));
    }

    [Theory]
    [InlineData("page")]
    [InlineData("page-progressive")]
    [InlineData("page-grey-restart")]
    public void A_picture_cut_at_any_structural_place_is_refused(string name)
    {
        var jpeg = Picture(name);
        var at = 0;
        foreach (var part in JpegParts.Split(jpeg))
        {
            foreach (var cut in (int[])[at, at + 1, at + 2, at + 3, at + (part.Length / 2), at + part.Length - 1])
                Assert.True(s_reader.Read(jpeg.AsMemory(0, Math.Min(cut, jpeg.Length - 1))).Refusal is Refusal.NotAJpeg or Refusal.Damaged, $"cut at {cut}");
            at += part.Length;
        }
    }

    [Theory]
    [InlineData("detail-cmyk", Refusal.UnsupportedJpeg)]
    [InlineData("detail-arithmetic", Refusal.UnsupportedJpeg)]
    [InlineData("detail-odd-sampling", Refusal.UnsupportedJpeg)]
    [InlineData("one-pixel", Refusal.TooSmall)]
    [InlineData("detail-420", Refusal.TooSmall)]
    [InlineData("cat", Refusal.NotPaper)]
    public void A_picture_that_is_no_page_is_refused_by_its_cause(string name, Refusal cause) => Assert.Equal(cause, s_reader.Read(Picture(name)).Refusal);

    [Fact]
    public void Orientation_in_the_metadata_changes_nothing()
    {
        // The pixels as they are stored are what is read, masked and shown: a viewer that turns them has no say.
        byte[] turned =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        ];
        AssertReadsLikeThePage(With(Picture("page"), turned));
    }

    [Fact]
    public void A_polyglot_is_read_as_the_picture_that_it_is()
    {
        var page = Picture("page");
        byte[] comment = [0xFF, 0xFE, 0, 39, .. "<html><script>alert(1)</script></html"u8];
        AssertReadsLikeThePage(With(page, comment));
        AssertReadsLikeThePage([.. page, .. "PK\u0003\u0004 an archive"u8]);
        AssertReadsLikeThePage([.. page, .. Picture("cat")]);
        Assert.Equal(Refusal.NotAJpeg, s_reader.Read((byte[])[.. "PK\u0003\u0004"u8, .. page]).Refusal);
        Assert.Equal(Refusal.NotAJpeg, s_reader.Read((byte[])[.. "%PDF-1.7\n"u8, .. page]).Refusal);
    }

    [Fact]
    public void A_picture_in_the_thumbnail_is_not_taken_for_the_picture()
    {
        var thumbnail = Picture("detail-420");
        byte[] segment = [0xFF, 0xE1, (byte)((thumbnail.Length + 8) >> 8), (byte)((thumbnail.Length + 8) & 255), .. "Exif\0\0"u8, .. thumbnail];
        AssertReadsLikeThePage(With(Picture("page"), segment));
    }

    [Theory]
    [InlineData("page")]
    [InlineData("page-progressive")]
    [InlineData("page-grey-restart")]
    public void A_huge_size_over_little_data_is_refused_within_bounds(string name)
    {
        AssertBounded(Refusal.TooLarge, Sized(Picture(name), 65535, 65535));
        AssertBounded(Refusal.TooLarge, Sized(Picture(name), 5001, 5000));
        AssertBounded(Refusal.Damaged, Sized(Picture(name), 5000, 5000));
    }

    [Fact]
    public void Endless_scans_are_refused()
    {
        var parts = JpegParts.Split(Picture("page-progressive"));
        var scan = parts.Last(part => JpegParts.Marker(part) == 0xDA);
        AssertBounded(Refusal.Damaged, JpegParts.Join([.. parts[..^1], .. Enumerable.Repeat(scan, 1000), parts[^1]]));
    }

    [Fact]
    public void Restart_markers_without_end_or_out_of_order_are_refused()
    {
        var page = Picture("page-grey-restart");
        var scan = Array.LastIndexOf(page, (byte)0xD1);
        byte[] flood = [.. Enumerable.Repeat((byte[])[0xFF, 0xD0], 200_000).SelectMany(marker => marker)];
        AssertBounded(Refusal.Damaged, [.. page[..(scan + 1)], .. flood, .. page[(scan + 1)..]]);
        page[scan] = 0xD5;
        AssertBounded(Refusal.Damaged, page);
    }

    [Fact]
    public void The_largest_picture_of_noise_is_no_form()
    {
        var noise = new Plane(5000, 5000);
        new Random(1).NextBytes(noise.Pixels);
        AssertBounded(Refusal.NotPaper, JpegWriter.Write(new Photo(noise, null), 40));
    }

    static byte[] Picture(string name) => File.ReadAllBytes(Path.Combine(Corpus.Folder, name + ".jpg"));

    /// <summary>A segment right behind the start of the picture.</summary>
    static byte[] With(byte[] jpeg, byte[] segment) => [.. jpeg[..2], .. segment, .. jpeg[2..]];

    static byte[] Sized(byte[] jpeg, int width, int height)
    {
        var parts = JpegParts.Split(jpeg);
        var frame = parts.Find(part => JpegParts.Marker(part) is >= 0xC0 and <= 0xC2)!;
        (frame[5], frame[6], frame[7], frame[8]) = ((byte)(height >> 8), (byte)(height & 255), (byte)(width >> 8), (byte)(width & 255));
        return JpegParts.Join(parts);
    }

    static void AssertReadsLikeThePage(byte[] jpeg)
    {
        var (expected, reading) = (s_reader.Read(Picture("page")), s_reader.Read(jpeg));
        Assert.Equal((expected.Form, expected.Quality, null), (reading.Form, reading.Quality, reading.Refusal));
        Assert.Equal(expected.Fields.Select(field => field.Strip), reading.Fields.Select(field => field.Strip));
    }

    static void AssertBounded(Refusal cause, byte[] jpeg)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(cause, s_reader.Read(jpeg).Refusal);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) >> 20;
        Assert.True(allocated <= 200, $"{allocated} MiB were allocated.");
    }
}
