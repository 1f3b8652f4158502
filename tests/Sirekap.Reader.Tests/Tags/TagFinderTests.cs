using CsCheck;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Tags;

namespace Sirekap.Reader.Tests.Tags;

public class TagFinderTests
{
    static readonly int[] s_ids = [101, 102, 103];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_tag_of_a_real_photograph_names_its_page(int page) => AssertSeen(page, RealPhotos.Photo(page));

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    [InlineData(17)]
    [InlineData(-38)]
    [InlineData(135)]
    public void A_turned_photograph_shows_the_same_tag_turned(double degrees)
    {
        var sighting = AssertSeen(2, RealPhotos.Photo(2).Turned(degrees));
        var along = sighting.Corners.TopRight - sighting.Corners.TopLeft;
        var seen = Math.Atan2(along.Y, along.X) * 180 / Math.PI;
        Assert.Equal(0, Math.IEEERemainder(seen - degrees, 360), 3.0);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(2)]
    public void Any_usual_size_will_do(double factor) => AssertSeen(1, RealPhotos.Photo(1).Scaled(factor));

    [Fact]
    public void Blur_and_shadow_leave_the_tag_readable() =>
        AssertSeen(3, RealPhotos.Photo(3).Blurred(1.5).Relit((x, _, light) => light * (0.3 + (0.7 * x / 1000))));

    [Fact]
    public void A_tag_that_is_not_wanted_is_a_stranger() =>
        Assert.Null(Assert.Single(TagFinder.Find(new(RealPhotos.Photo(1).Luma), [102, 103])).Id);

    [Fact]
    public void Noise_holds_no_known_tag() => Gen.Byte.Array[200 * 200].Sample(
        pixels => Assert.DoesNotContain(TagFinder.Find(new(new Plane(200, 200, pixels)), s_ids), tag => tag.Id is not null), iter: 20);

    static TagSighting AssertSeen(int page, Photo photo)
    {
        var sighting = Assert.Single(TagFinder.Find(new(photo.Luma), s_ids));
        Assert.Equal(100 + page, sighting.Id);
        return sighting;
    }
}
