namespace Sirekap.Reader.Digits;

/// <summary>Says what is written in digit boxes.</summary>
public interface IDigitClassifier
{
    /// <summary>Classifies boxes that <see cref="Boxes.BoxSampler"/> cut.</summary>
    /// <param name="boxes"><paramref name="count"/> × 32 × 32, row by row, 0 = paper to 1 = full ink.</param>
    /// <param name="count">How many boxes.</param>
    /// <param name="probabilities">Receives <paramref name="count"/> × 14 probabilities in the order of <see cref="DigitClass"/>; each row sums to 1.</param>
    void Classify(ReadOnlySpan<float> boxes, int count, Span<float> probabilities);
}
