using Sirekap.Fuzz;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;

namespace Sirekap.TurboJpeg.Tests;

/// <summary>The managed decoder against libjpeg-turbo, two programs that share no line: every pixel must be the same.</summary>
public class SamePixelsTests
{
    public static TheoryData<string> Pictures
    {
        get
        {
            var forms = Path.Combine(Corpus.Folder, "..", "..", "..", "..", "data", "forms");
            return [.. Directory.GetFiles(Corpus.Folder, "*.jpg").Concat(Directory.GetFiles(forms, "*.jpg")).Select(Path.GetFullPath).Where(IsSupported)];
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Both_decoders_give_the_same_pixels(string path)
    {
        AssertInstalled();
        var jpeg = File.ReadAllBytes(path);
        Assert.Null(ManagedJpegDecoder.Open(jpeg, out var expected));
        Assert.Null(JpegHeader.Check(jpeg, out var header));
        var photo = header.NewPhoto();
        Assert.True(TurboJpegDecoder.TryDecodeNatively(jpeg.AsSpan(0, header.Length), header, photo));
        AssertSame(expected!.Luma, photo.Luma);
        Assert.Equal(expected.Colour is null, photo.Colour is null);
        if (expected.Colour is null)
            return;
        AssertSame(expected.Colour.Blue, photo.Colour!.Blue);
        AssertSame(expected.Colour.Red, photo.Colour.Red);
    }

    static void AssertSame(Plane expected, Plane actual)
    {
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        Assert.Equal(-1, expected.Pixels.AsSpan().CommonPrefixLength(actual.Pixels) is var same && same == expected.Pixels.Length ? -1 : same);
    }

    static bool IsSupported(string path) => JpegHeader.Check(File.ReadAllBytes(path), out _) is null;

    static void AssertInstalled() =>
        Assert.SkipUnless(TurboJpegDecoder.IsInstalled, "libjpeg-turbo is not installed (Debian's package libturbojpeg0); ./test installs it when it runs as root.");
}
