namespace Sirekap.Reader.Digits;

/// <summary>
/// Logits to probabilities, the same bits on every machine (<see cref="ExactMath"/>).
/// </summary>
static class Softmax
{
    /// <summary>Turns logits into probabilities in their place.</summary>
    public static void Of(Span<float> values)
    {
        var greatest = values[0];
        foreach (var logit in values)
            greatest = Math.Max(greatest, logit);
        Span<double> powers = stackalloc double[values.Length];
        var total = 0.0;
        for (var index = 0; index < values.Length; index++)
            total += powers[index] = ExactMath.Exp((double)values[index] - greatest);
        for (var index = 0; index < values.Length; index++)
            values[index] = (float)(powers[index] / total);
    }
}
