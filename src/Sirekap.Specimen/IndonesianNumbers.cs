namespace Sirekap.Specimen;

/// <summary>Numbers in Indonesian words, as officers write them on forms.</summary>
public static class IndonesianNumbers
{
    static readonly string[] s_ones =
    [
        "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
    ];

    /// <summary>The number in small letters, such as <c>dua ratus sepuluh</c>; 0 to 999,999.</summary>
    public static string InWords(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 999_999);
        return number switch
        {
            < 12 => s_ones[number],
            < 20 => $"{s_ones[number - 10]} belas",
            < 100 => Joined($"{s_ones[number / 10]} puluh", number % 10),
            < 200 => Joined("seratus", number - 100),
            < 1000 => Joined($"{s_ones[number / 100]} ratus", number % 100),
            < 2000 => Joined("seribu", number - 1000),
            _ => Joined($"{InWords(number / 1000)} ribu", number % 1000),
        };
    }

    static string Joined(string head, int rest) => rest == 0 ? head : $"{head} {InWords(rest)}";
}
