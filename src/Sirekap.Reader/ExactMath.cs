using System.Numerics;

namespace Sirekap.Reader;

/// <summary>
/// Functions of <see cref="Math"/> whose last bit differs between machines and browsers, by additions, multiplications and divisions alone,
/// which do not: a reading must be the same everywhere.
/// </summary>
internal static class ExactMath
{
    const double LogOfTwo = 0.693147180559945309;

    /// <summary>e to a power that is not above 0, within 1e-15; below -700 it is 0.</summary>
    public static double Exp(double power)
    {
        if (power < -700)
            return 0;
        var halvings = (int)(-power / LogOfTwo);
        var rest = power + (halvings * LogOfTwo);
        var sum = 1.0;
        for (var term = 18; term >= 1; term--)
            sum = 1.0 + (sum * rest / term);
        return sum * BitConverter.Int64BitsToDouble((1023L - halvings) << 52);
    }

    /// <summary><see cref="Exp(double)"/> of some powers in their place, with the same bits.</summary>
    /// <param name="powers">None above 0; as many as a multiple of 8.</param>
    public static void Exp(Span<double> powers)
    {
        var rests = (stackalloc double[64])[..powers.Length];
        for (var index = 0; index < powers.Length; index++)
            rests[index] = powers[index] + ((int)(-Math.Max(powers[index], -700) / LogOfTwo) * LogOfTwo);
        for (var index = 0; index < rests.Length; index += Vector<double>.Count)
        {
            var (rest, sum) = (new Vector<double>(rests[index..]), Vector<double>.One);
            for (var term = 18; term >= 1; term--)
                sum = Vector<double>.One + (sum * rest / new Vector<double>(term));
            sum.CopyTo(rests[index..]);
        }

        for (var index = 0; index < powers.Length; index++)
            powers[index] = powers[index] < -700 ? 0 : rests[index] * BitConverter.Int64BitsToDouble((1023L - (int)(-powers[index] / LogOfTwo)) << 52);
    }

    /// <summary>Cosine and sine of an angle from -2π to 2π, within 1e-14.</summary>
    public static (double Cos, double Sin) CosSin(double angle)
    {
        // The half angle twice: the series is short there.
        var (x, cos, sin) = (angle / 4, 1.0, 1.0);
        for (var term = 20; term >= 2; term -= 2)
        {
            cos = 1 - (cos * x * x / (term * (term - 1)));
            sin = 1 - (sin * x * x / (term * (term + 1)));
        }

        sin *= x;
        for (var doubling = 0; doubling < 2; doubling++)
            (cos, sin) = ((cos * cos) - (sin * sin), 2 * sin * cos);
        return (cos, sin);
    }
}
