namespace Sirekap.Election.Recaps;

/// <summary>Whole numbers in Indonesian words, as forms want them beside the digits: 1.611 is <c>seribu enam ratus sebelas</c>.</summary>
public static class Terbilang
{
    private const long Thousand = 1000;

    private static readonly string[] s_digits = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

    private static readonly (long Size, string Name)[] s_steps = [(1_000_000_000_000, "triliun"), (1_000_000_000, "miliar"), (1_000_000, "juta"), (Thousand, "ribu")];

    /// <summary>The words, in small letters with single spaces.</summary>
    /// <param name="number">From 0 to below a thousand trillion (10 to the 15th).</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or larger.</exception>
    public static string Of(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, s_steps[0].Size * Thousand);
        if (number == 0)
            return s_digits[0];
        var words = new List<string>();
        foreach (var (size, name) in s_steps)
        {
            var count = number / size;
            number %= size;
            if (count == 1 && size == Thousand)
                words.Add("seribu");
            else if (count > 0)
                words.AddRange([.. Hundreds(count), name]);
        }

        words.AddRange(Hundreds(number));
        return string.Join(' ', words);
    }

    /// <summary>0 (no word) to 999.</summary>
    private static IEnumerable<string> Hundreds(long number) => number switch
    {
        0 => [],
        < 10 => [s_digits[number]],
        10 => ["sepuluh"],
        11 => ["sebelas"],
        < 20 => [s_digits[number - 10], "belas"],
        < 100 => [s_digits[number / 10], "puluh", .. Hundreds(number % 10)],
        < 200 => ["seratus", .. Hundreds(number % 100)],
        _ => [s_digits[number / 100], "ratus", .. Hundreds(number % 100)],
    };
}
