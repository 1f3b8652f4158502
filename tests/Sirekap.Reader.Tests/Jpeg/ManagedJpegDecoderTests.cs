using CsCheck;
using Sirekap.Reader.Jpeg;

namespace Sirekap.Reader.Tests.Jpeg;

public class ManagedJpegDecoderTests
{
    [Fact]
    public void A_photograph_is_decoded_with_its_colours()
    {
        Assert.Null(ManagedJpegDecoder.Open(RealPhotos.Page(1), out var photo));
        Assert.Equal((1000, 1493), (photo!.Width, photo.Height));
        Assert.Equal((500, 747), (photo.Colour!.Red.Width, photo.Colour.Red.Height));
        var desk = photo.Luma.At(2, 700);
        Assert.True(photo.RedAt(2, 700, desk) > desk + 40, "The orange desk at the left edge is redder than it is bright.");
    }

    [Fact]
    public void Mutated_photographs_are_refused_or_decoded_but_never_throw()
    {
        var jpeg = RealPhotos.Page(1).ToArray();
        Gen.Select(Gen.Int[2, 2000], Gen.Int[2, jpeg.Length - 1], Gen.Byte).Array[1, 8].Sample(
            changes =>
            {
                var mutated = (byte[])jpeg.Clone();
                foreach (var (early, late, value) in changes)
                    (mutated[early], mutated[late]) = (value, value);
                ManagedJpegDecoder.Open(mutated, out _);
            },
            iter: 60, threads: 2);
    }
}
