namespace Sirekap.Reader.Digits;

/// <summary>Says what is written in digit boxes: one net or several, which look at a box each for itself.</summary>
public interface IDigitClassifier
{
    /// <summary>How many nets there are, at least 1.</summary>
    int Nets { get; }

    /// <summary>Has one net classify boxes that <see cref="Boxes.BoxSampler"/> cut.</summary>
    /// <param name="net">0 to <see cref="Nets"/> - 1.</param>
    /// <param name="boxes"><paramref name="count"/> × 32 × 32, row by row, 0 = paper to 1 = full ink.</param>
    /// <param name="count">How many boxes.</param>
    /// <param name="probabilities">Receives <paramref name="count"/> × 14 probabilities in the order of <see cref="DigitClass"/>; each row sums to 1.</param>
    void Classify(int net, ReadOnlySpan<float> boxes, int count, Span<float> probabilities);
}
