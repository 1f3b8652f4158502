using Sirekap.Reader.Digits;
using Sirekap.Specimen;

namespace Sirekap.Evaluate.Truth;

/// <summary>The letters of digit boxes, the same as in <c>sirekap read --json</c>.</summary>
internal static class BoxLetters
{
    const string Letters = "0123456789X-_?";

    /// <summary>The letters of all classes in their order.</summary>
    public static string All => Letters;

    /// <summary>The class of a letter, or null.</summary>
    public static DigitClass? Class(char letter) => Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index ? (DigitClass)index : null;

    /// <summary>The letter of what stands on a specimen.</summary>
    public static char Of(BoxMark mark) => Letters[(int)mark];

    /// <summary>
    /// What stands in each of a field's boxes, as far as it is known: by the truth's own letters, or by the digits of the number, which
    /// stand at the right; what an officer put in the boxes before them nobody can tell.
    /// </summary>
    public static DigitClass?[] Of(FieldTruth truth, int boxes)
    {
        if (truth.Boxes is { } letters && letters.Length == boxes)
            return [.. letters.Select(Class)];
        var known = new DigitClass?[boxes];
        if (truth is { Sight: Sight.Clear, Number: > 0 and var number })
        {
            for (var place = boxes - 1; place >= 0 && number > 0; place--, number /= 10)
                known[place] = (DigitClass)(number % 10);
        }

        return known;
    }
}
