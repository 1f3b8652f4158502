using Sirekap.Reader.Bubbles;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Pages;

namespace Sirekap.Cli.Reading;

/// <summary>Boxes and bubbles in letters: digits as they are, X a cross, - a dash, _ nothing, ? something else.</summary>
internal static class BoxText
{
    public static string Of(IEnumerable<BoxReading> boxes) => string.Concat(boxes.Select(box => box.Class switch
    {
        DigitClass.Cross => 'X',
        DigitClass.Dash => '-',
        DigitClass.Blank => '_',
        DigitClass.Other => '?',
        var digit => (char)('0' + (int)digit),
    }));

    public static string Of(BubbleReading bubbles) => string.Concat(bubbles.Columns.Select(
        digit => digit is { } value ? (char)('0' + value) : bubbles.State == BubbleState.Blank ? '_' : '?'));
}
