using CsCheck;

namespace Sirekap.Reader.Tests;

public class ExactMathTests
{
    [Fact]
    public void The_exponential_is_the_platforms_but_for_its_last_bits() =>
        Gen.Double[-690, 0].Sample(power => Assert.Equal(1, ExactMath.Exp(power) / Math.Exp(power), 1e-13));

    [Fact]
    public void Many_exponentials_have_the_bits_of_each_alone() => Gen.Double[-720, 0].Array[16].Sample(powers =>
    {
        double[] together = [.. powers];
        ExactMath.Exp(together);
        Assert.Equal(powers.Select(ExactMath.Exp), together);
    });

    [Fact]
    public void Cosine_and_sine_are_the_platforms_but_for_their_last_bits() => Gen.Double[-Math.Tau, Math.Tau].Sample(angle =>
    {
        var (cos, sin) = ExactMath.CosSin(angle);
        Assert.Equal(Math.Cos(angle), cos, 1e-14);
        Assert.Equal(Math.Sin(angle), sin, 1e-14);
    });
}
