using Sirekap.Election.Readings;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;
using Sirekap.Reader.Pages;

namespace Sirekap.Reader.Tests.Pages;

/// <summary>Handwriting is shown upright, however the page lay in the picture.</summary>
public class PaperTurnTests
{
    static readonly PageReader s_reader = new([RealPhotos.Form], new FixedDigits(DigitClass.Seven), tallies: false);

    public static TheoryData<int, int> AllTurns => [.. from page in Enumerable.Range(1, 3) from turn in Enumerable.Range(0, 4) select (page, turn)];

    [Theory]
    [MemberData(nameof(AllTurns))]
    public void The_places_of_the_fields_tell_how_the_paper_lies(int page, int turn)
    {
        Assert.Equal(turn, TurnOf(page, RealPhotos.Photo(page).Turned(90 * turn)));
        Assert.Equal(turn, TurnOf(page, RealPhotos.Photo(page).Turned((90 * turn) + 17)));
    }

    [Fact]
    public void One_field_tells_nothing() =>
        Assert.Equal(0, PaperTurn.Of(RealPhotos.Form, 2, [("IV.1", new(10, 10, 20, 90)), ("V.A", new(300, 10, 20, 90))]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_strip_of_a_turned_picture_is_the_strip_of_the_upright_one(int turn)
    {
        // Strips begin at even pixels: with even sides they do so however the picture is turned.
        var upright = RealPhotos.Photo(3).Cropped(0, 0, 1000, 1400);
        var place = new PixelBox(740, 340, 140, 60);
        var turned = upright.Turned(90 * turn);
        var strip = Decode(Strips.Cut(turned, Moved(place, upright, turn), turn));
        var expected = Decode(Strips.Cut(upright, place));
        Assert.Equal((expected.Width, expected.Height), (strip.Width, strip.Height));
        Assert.InRange(MeanDifference(expected.Luma, strip.Luma), 0, 3);
        Assert.InRange(MeanDifference(expected.Colour!.Blue, strip.Colour!.Blue), 0, 3);
        Assert.InRange(MeanDifference(Decode(Strips.Cut(turned, Moved(place, upright, turn), turn + 2)).Luma, strip.Luma), 5, 255);
    }

    static int TurnOf(int page, Photo photo) =>
        PaperTurn.Of(RealPhotos.Form, page, s_reader.Read(photo).Fields.Select(field => (field.Reading.Field, field.Strip)));

    /// <summary>Where a place is after the picture was turned clockwise.</summary>
    static PixelBox Moved(PixelBox place, Photo photo, int turn) => turn switch
    {
        1 => new(photo.Height - place.Y - place.Height, place.X, place.Height, place.Width),
        2 => new(photo.Width - place.X - place.Width, photo.Height - place.Y - place.Height, place.Width, place.Height),
        _ => new(place.Y, photo.Width - place.X - place.Width, place.Height, place.Width),
    };

    static double MeanDifference(Plane left, Plane right) =>
        left.Pixels.Zip(right.Pixels, (one, other) => Math.Abs(one - other)).Average();

    static Photo Decode(byte[] jpeg) => ManagedJpegDecoder.Open(jpeg, out var photo) is null ? photo! : throw new InvalidDataException();
}
