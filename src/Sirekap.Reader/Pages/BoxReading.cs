using System.Collections.Immutable;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Pages;

/// <summary>What the net sees in one digit box.</summary>
/// <param name="Frame">The outer corners of the printed frame in the photograph.</param>
/// <param name="Probabilities">One for each <see cref="DigitClass"/>, in its order.</param>
public sealed record BoxReading(Quad Frame, ImmutableArray<float> Probabilities)
{
    /// <summary>The likeliest class.</summary>
    public DigitClass Class => (DigitClass)Probabilities.IndexOf(Probabilities.Max());

    /// <summary>Whether the likeliest class counts nothing: a cross, a dash or a blank.</summary>
    public bool HoldsNothing => Class is DigitClass.Cross or DigitClass.Dash or DigitClass.Blank;

    /// <summary>The probability of a class.</summary>
    public double Of(DigitClass kind) => Probabilities[(int)kind];

    /// <summary>The probability that the box adds nothing in a leading place: nothing written, or a zero.</summary>
    public double AddsNothing => Of(DigitClass.Cross) + Of(DigitClass.Dash) + Of(DigitClass.Blank) + Of(DigitClass.Zero);
}
