using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Pages;

/// <summary>The number that a row of boxes spells, if each holds what it is taken for.</summary>
internal static class Spelling
{
    /// <summary>
    /// Crosses, dashes and blanks before the number count nothing; crosses alone, or dashes alone, are 0. Null for blanks alone, for a box that
    /// holds no single digit, and for nothing behind a digit or in the last place.
    /// </summary>
    public static int? Of(IReadOnlyList<DigitClass> row)
    {
        if (row.All(kind => kind == DigitClass.Cross) || row.All(kind => kind == DigitClass.Dash))
            return 0;
        int? number = null;
        foreach (var kind in row)
        {
            if (kind is DigitClass.Cross or DigitClass.Dash or DigitClass.Blank)
            {
                if (number is not null)
                    return null;
            }
            else if (kind == DigitClass.Other)
            {
                return null;
            }
            else
            {
                number = ((number ?? 0) * 10) + (int)kind;
            }
        }

        return number;
    }
}
