using Sirekap.Election.Readings;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Misuse;
using Sirekap.Reader.Pages;
using Sirekap.Reader.Tests.Digits;

namespace Sirekap.Reader.Tests.Misuse;

/// <summary>The real photographs, honest and tampered with.</summary>
public class MisuseTests
{
    static readonly PageReader s_reader = new([RealPhotos.Form], ShippedModel.Model);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_honest_photograph_raises_no_signal(int page) => Assert.Empty(s_reader.Read(RealPhotos.Photo(page)).Signals);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_handwriting_has_nearly_the_same_fingerprint(int page)
    {
        var photo = RealPhotos.Photo(page);
        var own = Print(photo);
        Assert.InRange(own.DistanceFrom(Print(Recompressed(photo, 50))), 0, Fingerprint.NearlySame);
        Assert.InRange(own.DistanceFrom(Print(photo.Scaled(0.8))), 0, Fingerprint.NearlySame);
        Assert.InRange(own.DistanceFrom(Print(photo.Cropped(9, 7, photo.Width - 15, photo.Height - 13))), 0, Fingerprint.NearlySame);
        Assert.InRange(own.DistanceFrom(Print(photo.Relit((_, _, light) => light * 0.8))), 0, Fingerprint.NearlySame);
    }

    [Fact]
    public void Another_page_has_another_fingerprint() => Assert.False(Print(RealPhotos.Photo(2)).LooksLike(Print(RealPhotos.Photo(3))));

    [Fact]
    public void A_digit_pasted_over_another_is_pointed_at()
    {
        var photo = RealPhotos.Photo(3);
        var fields = s_reader.Read(photo).Fields;
        var (from, to) = (fields[0].Boxes[0].Frame, fields[2].Boxes[2].Frame);
        var signal = Assert.Single(s_reader.Read(Recompressed(Pasted(photo, from, to), 92)).Signals);
        Assert.Equal(SignalKind.TwinGlyphs, signal.Kind);
        Assert.Equal([fields[0].Reading.Field, fields[2].Reading.Field], signal.Fields);
    }

    [Theory]
    [InlineData(2.7)]
    [InlineData(4.4)]
    public void The_grid_of_a_screen_is_seen(double wavelength)
    {
        var screen = RealPhotos.Photo(1).Relit((x, y, light) => light
            * (0.97 + (0.015 * (Math.Cos(((x * 0.99) + (y * 0.1)) * Math.Tau / wavelength) + Math.Cos(((y * 0.99) - (x * 0.1)) * Math.Tau / wavelength)))));
        Assert.Contains(s_reader.Read(Recompressed(screen, 85)).Signals, signal => signal.Kind == SignalKind.Screen);
    }

    [Fact]
    public void Every_signal_has_a_code_and_a_sentence_of_its_own()
    {
        var kinds = Enum.GetValues<SignalKind>();
        Assert.Equal(kinds.Length, kinds.Select(kind => kind.Code()).Distinct().Count());
        Assert.Equal(kinds.Length, kinds.Select(kind => kind.Sentence().Id).Distinct().Count());
    }

    static Fingerprint Print(Photo photo) => s_reader.Read(photo).Fingerprint!.Value;

    static Photo Recompressed(Photo photo, int quality) =>
        ManagedJpegDecoder.Open(JpegWriter.Write(photo, quality), out var again) is null ? again! : throw new InvalidDataException();

    static Photo Pasted(Photo photo, Quad from, Quad to)
    {
        var luma = new Plane(photo.Width, photo.Height, [.. photo.Luma.Pixels]);
        var (dx, dy) = ((int)Math.Round(to.Centre.X - from.Centre.X), (int)Math.Round(to.Centre.Y - from.Centre.Y));
        var (left, top, right, bottom) = ((int)from.TopLeft.X + 4, (int)from.TopLeft.Y + 4, (int)from.BottomRight.X - 4, (int)from.BottomRight.Y - 4);
        for (var y = top; y < bottom; y++)
            photo.Luma.Pixels.AsSpan((y * luma.Width) + left, right - left).CopyTo(luma.Pixels.AsSpan(((y + dy) * luma.Width) + left + dx));
        return photo with { Luma = luma };
    }
}
