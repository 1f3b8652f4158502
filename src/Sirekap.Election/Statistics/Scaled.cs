namespace Sirekap.Election.Statistics;

/// <summary>A positive number far outside the range of a double: a mantissa and a power of two.</summary>
/// <param name="Mantissa">From 1 to below 2, or 0.</param>
/// <param name="Exponent">The power of two.</param>
internal readonly record struct Scaled(double Mantissa, long Exponent)
{
    /// <summary>Beyond this a double has no digit left.</summary>
    private const int Digits = 1_000;

    public double Value => Exponent < -Digits ? 0 : Math.ScaleB(Mantissa, (int)Math.Min(Exponent, Digits));

    public static Scaled Of(double value) => value == 0 ? default : new(Math.ScaleB(value, -Math.ILogB(value)), Math.ILogB(value));

    public static Scaled Power(double number, long power)
    {
        var (result, square) = (Of(1), Of(number));
        for (var left = power; left > 0; left >>= 1)
        {
            if ((left & 1) == 1)
                result = result.Times(square);
            square = square.Times(square);
        }

        return result;
    }

    public Scaled Times(double factor) => Times(Of(factor));

    public Scaled Plus(Scaled other)
    {
        if (Mantissa == 0 || other.Mantissa == 0)
            return Mantissa == 0 ? other : this;
        var (large, small) = Exponent >= other.Exponent ? (this, other) : (other, this);
        var distance = large.Exponent - small.Exponent;
        return distance > Digits ? large : Of(large.Mantissa + Math.ScaleB(small.Mantissa, -(int)distance)).Shifted(large.Exponent);
    }

    private Scaled Times(Scaled other) => Of(Mantissa * other.Mantissa).Shifted(Exponent + other.Exponent);

    private Scaled Shifted(long exponent) => Mantissa == 0 ? this : new(Mantissa, Exponent + exponent);
}
