namespace Sirekap.Reader.Digits;

/// <summary>
/// Logits to probabilities with additions, multiplications and divisions only. The platform's own exponential may differ in its last bit from
/// machine to machine; this one does not.
/// </summary>
static class Softmax
{
    /// <summary>Turns <paramref name="logits"/> into probabilities.</summary>
    public static void Of(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        var greatest = logits[0];
        foreach (var logit in logits)
            greatest = Math.Max(greatest, logit);
        Span<double> powers = stackalloc double[logits.Length];
        var total = 0.0;
        for (var index = 0; index < logits.Length; index++)
            total += powers[index] = Exponential((double)logits[index] - greatest);
        for (var index = 0; index < logits.Length; index++)
            probabilities[index] = (float)(powers[index] / total);
    }

    /// <summary>e to a power that is not above 0, within 1e-15; below -700 it is 0.</summary>
    static double Exponential(double power)
    {
        const double LogOfTwo = 0.693147180559945309;
        if (power < -700)
            return 0;
        var halvings = (int)(-power / LogOfTwo);
        var rest = power + (halvings * LogOfTwo);
        var sum = 1.0;
        for (var term = 18; term >= 1; term--)
            sum = 1.0 + (sum * rest / term);
        return sum * BitConverter.Int64BitsToDouble((1023L - halvings) << 52);
    }
}
