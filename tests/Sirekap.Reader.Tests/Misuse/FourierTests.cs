using Sirekap.Reader.Misuse;

namespace Sirekap.Reader.Tests.Misuse;

public class FourierTests
{
    [Theory]
    [InlineData(3, 0)]
    [InlineData(0, 11)]
    [InlineData(7, 20)]
    [InlineData(31, 5)]
    public void A_wave_has_all_its_power_at_its_own_frequency(int u, int v)
    {
        var values = Enumerable.Range(0, Fourier.Side * Fourier.Side)
            .Select(index => (float)Math.Cos(((index % Fourier.Side * u) + (index / Fourier.Side * v)) * Math.Tau / Fourier.Side)).ToArray();
        Fourier.Power(values);
        var expected = (float)Math.Pow(Fourier.Side * Fourier.Side / 2.0, 2);
        Assert.InRange(values[(v * Fourier.Side) + u] / expected, 0.999, 1.001);
        Assert.InRange(values.Sum() / (2 * expected), 0.999, 1.001);
    }

    [Fact]
    public void Even_paper_has_power_at_nothing_but_its_mean()
    {
        var values = new float[Fourier.Side * Fourier.Side];
        Array.Fill(values, 5);
        Fourier.Power(values);
        Assert.All(values.Skip(1), power => Assert.InRange(power, 0, 1e-3));
    }
}
