using Sirekap.Election.Readings;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Pages;

/// <summary>What a row of digit boxes comes to, before anything else is asked.</summary>
/// <param name="State">Read, blank or illegible.</param>
/// <param name="Value">The number written, where the boxes spell one, sure or not.</param>
/// <param name="Confidence">The product over the boxes, 0 to 1.</param>
/// <param name="Cause">Why the row is illegible.</param>
internal readonly record struct RowReading(ReadingState State, int? Value, double Confidence, DoubtCause? Cause)
{
    /// <summary>
    /// Below this product there is no reading at all. Above it there is one, with its confidence; it alone never makes a figure count:
    /// the officer's own figure must be the same, and below 0.99 the page says that the machine was not sure (rule P.207).
    /// </summary>
    public const double LeastConfidence = 0.8;

    /// <summary>The same for a soft picture (<see cref="PageQuality.IsSoft"/>): out of focus a 5 closes to a 6, and nets are wrong with confidence.</summary>
    public const double LeastConfidenceWhereSoft = 0.99;

    /// <summary>
    /// Officers cross out, dash or leave empty the boxes before the number, and cross or dash every box for zero.
    /// Nothing in the last box, or between digits, is for a person to judge. A field that may be empty is no sure zero: a fold can look like a dash.
    /// </summary>
    /// <param name="boxes">From the highest place; at least one.</param>
    /// <param name="least">The product below which there is no reading.</param>
    public static RowReading Of(IReadOnlyList<BoxReading> boxes, double least = LeastConfidence)
    {
        if (boxes.All(box => box.Class == DigitClass.Blank))
            return Sure(ReadingState.Blank, null, Product(boxes, box => box.Of(DigitClass.Blank)), least);
        if (boxes.All(box => box.Class == DigitClass.Cross) || boxes.All(box => box.Class == DigitClass.Dash))
            return Sure(ReadingState.Read, 0, Product(boxes, box => box.AddsNothing - box.Of(DigitClass.Blank)), least);
        if (boxes.Any(box => box.Class == DigitClass.Other))
            return new(ReadingState.Illegible, null, Product(boxes, box => box.Of(box.Class)), DoubtCause.Overwritten);
        if (Spelling.Of([.. boxes.Select(box => box.Class)]) is not { } value)
            return new(ReadingState.Illegible, null, Product(boxes, box => box.Of(box.Class)), DoubtCause.Gap);
        return Sure(
            ReadingState.Read,
            value,
            Product(boxes.TakeWhile(box => box.HoldsNothing), box => box.AddsNothing) * Product(boxes.SkipWhile(box => box.HoldsNothing), box => box.Of(box.Class)),
            least);
    }

    static double Product(IEnumerable<BoxReading> boxes, Func<BoxReading, double> probability) =>
        Math.Clamp(boxes.Aggregate(1.0, (product, box) => product * probability(box)), 0, 1);

    static RowReading Sure(ReadingState state, int? value, double confidence, double least) => confidence >= least
        ? new(state, value, confidence, null)
        : new(ReadingState.Illegible, value, confidence, DoubtCause.LowConfidence);
}
