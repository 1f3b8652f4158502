namespace Sirekap.Reader.Digits;

/// <summary>
/// Logits to probabilities, the same bits on every machine (<see cref="ExactMath"/>).
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
            total += powers[index] = ExactMath.Exp((double)logits[index] - greatest);
        for (var index = 0; index < logits.Length; index++)
            probabilities[index] = (float)(powers[index] / total);
    }
}
