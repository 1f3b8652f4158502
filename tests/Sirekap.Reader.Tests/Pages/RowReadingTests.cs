using System.Collections.Immutable;
using CsCheck;
using Sirekap.Election.Readings;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Pages;
using static Sirekap.Reader.Digits.DigitClass;

namespace Sirekap.Reader.Tests.Pages;

public class RowReadingTests
{
    [Theory]
    [InlineData(One, Three, Four, 134)]
    [InlineData(Cross, Nine, Zero, 90)]
    [InlineData(Blank, Dash, Seven, 7)]
    [InlineData(Cross, Cross, Zero, 0)]
    [InlineData(Zero, Zero, Zero, 0)]
    public void Boxes_before_the_number_count_nothing(DigitClass hundreds, DigitClass tens, DigitClass ones, int value) =>
        Assert.Equal((ReadingState.Read, value), (Read(hundreds, tens, ones).State, Read(hundreds, tens, ones).Value));

    [Theory]
    [InlineData(Cross)]
    [InlineData(Dash)]
    public void A_field_crossed_or_dashed_throughout_is_zero(DigitClass mark) => Assert.Equal((ReadingState.Read, 0), (Read(mark, mark, mark).State, Read(mark, mark, mark).Value));

    [Fact]
    public void Empty_boxes_are_blank_and_not_zero() => Assert.Equal((ReadingState.Blank, null), (Read(Blank, Blank, Blank).State, Read(Blank, Blank, Blank).Value));

    [Theory]
    [InlineData(One, Cross, Four)]
    [InlineData(One, Two, Blank)]
    [InlineData(Cross, Cross, Blank)]
    [InlineData(Cross, Dash, Cross)]
    public void A_box_without_a_digit_behind_the_number_is_for_a_person(DigitClass hundreds, DigitClass tens, DigitClass ones) =>
        Assert.Equal((ReadingState.Illegible, DoubtCause.Gap), (Read(hundreds, tens, ones).State, Read(hundreds, tens, ones).Cause));

    [Fact]
    public void An_overwritten_box_is_for_a_person() => Assert.Equal(DoubtCause.Overwritten, Read(One, Other, Four).Cause);

    [Fact]
    public void A_weak_digit_makes_the_field_illegible_but_says_what_it_looks_like()
    {
        var row = RowReading.Of([Box((One, 1)), Box((Four, 0.7f), (Nine, 0.3f)), Box((Two, 1))]);
        Assert.Equal((ReadingState.Illegible, 142, DoubtCause.LowConfidence), (row.State, row.Value, row.Cause));
        Assert.Equal(0.7, row.Confidence, 0.001);
    }

    [Fact]
    public void Dashes_that_may_be_folds_on_empty_paper_are_no_sure_zero()
    {
        var row = RowReading.Of([Box((Dash, 0.6f), (Blank, 0.4f)), Box((Dash, 0.6f), (Blank, 0.4f)), Box((Dash, 0.6f), (Blank, 0.4f))]);
        Assert.Equal((ReadingState.Illegible, 0.216), (row.State, Math.Round(row.Confidence, 3)));
    }

    [Fact]
    public void Whether_a_leading_box_is_crossed_or_zero_makes_no_difference()
    {
        var row = RowReading.Of([Box((Cross, 0.55f), (Zero, 0.45f)), Box((Nine, 1)), Box((Zero, 1))]);
        Assert.Equal((ReadingState.Read, 90), (row.State, row.Value));
    }

    [Fact]
    public void Any_digits_spell_their_number() => Gen.Int[0, 9].Array[1, 6].Sample(digits =>
        Assert.Equal(digits.Aggregate(0, (value, digit) => (value * 10) + digit), Read([.. digits.Select(digit => (DigitClass)digit)]).Value));

    static RowReading Read(params DigitClass[] classes) => RowReading.Of([.. classes.Select(kind => Box((kind, 1)))]);

    static BoxReading Box(params (DigitClass Class, float Probability)[] seen)
    {
        var probabilities = new float[14];
        foreach (var (kind, probability) in seen)
            probabilities[(int)kind] = probability;
        return new(default, [.. probabilities]);
    }
}
