using Sirekap.Reader.Digits;
using Sirekap.Reader.Pages;

namespace Sirekap.Reader.Tests.Pages;

public class SpellingTests
{
    static readonly DigitClass[] _classes = Enum.GetValues<DigitClass>();

    [Fact]
    public void Every_row_of_three_boxes_spells_the_number_that_a_sure_reading_of_it_gives()
    {
        foreach (var hundreds in _classes)
        {
            foreach (var tens in _classes)
            {
                foreach (var ones in _classes)
                    Assert.Equal(RowReading.Of([Sure(hundreds), Sure(tens), Sure(ones)]).Value, Spelling.Of([hundreds, tens, ones]));
            }
        }
    }

    [Fact]
    public void A_sure_row_has_no_alternatives() =>
        Assert.Empty(RowAlternatives.Of([Sure(DigitClass.One), Sure(DigitClass.Two)], 12));

    [Fact]
    public void Alternatives_gather_every_way_to_spell_a_number_and_leave_out_the_one_that_was_read()
    {
        // A cross or a zero in front come to the same number.
        var leading = Box((DigitClass.Cross, 0.6f), (DigitClass.Zero, 0.3f), (DigitClass.Eight, 0.1f));
        var last = Box((DigitClass.Three, 0.9f), (DigitClass.Other, 0.1f));

        var other = Assert.Single(RowAlternatives.Of([leading, last], 3));

        Assert.Equal((83, 90_000), (other.Value.Value, other.Confidence));
    }

    [Fact]
    public void No_more_than_three_are_kept_the_likeliest_first()
    {
        var doubtful = Box((DigitClass.One, 0.4f), (DigitClass.Seven, 0.3f), (DigitClass.Four, 0.15f), (DigitClass.Nine, 0.1f), (DigitClass.Two, 0.05f));
        Assert.Equal([7, 4, 9], RowAlternatives.Of([doubtful], 1).Select(other => other.Value.Value));
    }

    static BoxReading Sure(DigitClass kind) => Box((kind, 1f));

    static BoxReading Box(params (DigitClass Kind, float Probability)[] likely)
    {
        var probabilities = new float[_classes.Length];
        foreach (var (kind, probability) in likely)
            probabilities[(int)kind] = probability;
        return new(default, [.. probabilities]);
    }
}
