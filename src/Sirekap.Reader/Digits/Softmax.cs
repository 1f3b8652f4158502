namespace Sirekap.Reader.Digits;

/// <summary>
/// Logits to probabilities, the same bits on every machine (<see cref="ExactMath"/>).
/// </summary>
static class Softmax
{
    /// <summary>No net tells more classes apart.</summary>
    const int Most = 16;

    /// <summary>Turns logits into probabilities in their place.</summary>
    /// <param name="values">At most 16.</param>
    public static void Of(Span<float> values)
    {
        var greatest = values[0];
        foreach (var logit in values)
            greatest = Math.Max(greatest, logit);
        Span<double> powers = stackalloc double[Most];
        powers.Clear();
        for (var index = 0; index < values.Length; index++)
            powers[index] = (double)values[index] - greatest;
        ExactMath.Exp(powers);
        var total = 0.0;
        for (var index = 0; index < values.Length; index++)
            total += powers[index];
        for (var index = 0; index < values.Length; index++)
            values[index] = (float)(powers[index] / total);
    }
}
