using CsCheck;
using Sirekap.Election.Recaps;

namespace Sirekap.Election.Tests.Recaps;

public sealed class TerbilangTests
{
    private static readonly Dictionary<string, long> _digits = new(StringComparer.Ordinal)
    {
        ["nol"] = 0,
        ["satu"] = 1,
        ["dua"] = 2,
        ["tiga"] = 3,
        ["empat"] = 4,
        ["lima"] = 5,
        ["enam"] = 6,
        ["tujuh"] = 7,
        ["delapan"] = 8,
        ["sembilan"] = 9,
        ["sepuluh"] = 10,
        ["sebelas"] = 11,
    };

    [Theory]
    [InlineData(0, "nol")]
    [InlineData(10, "sepuluh")]
    [InlineData(11, "sebelas")]
    [InlineData(19, "sembilan belas")]
    [InlineData(20, "dua puluh")]
    [InlineData(100, "seratus")]
    [InlineData(111, "seratus sebelas")]
    [InlineData(1000, "seribu")]
    [InlineData(1611, "seribu enam ratus sebelas")]
    [InlineData(11_000, "sebelas ribu")]
    [InlineData(101_001, "seratus satu ribu satu")]
    [InlineData(1_000_000, "satu juta")]
    [InlineData(96_214_691, "sembilan puluh enam juta dua ratus empat belas ribu enam ratus sembilan puluh satu")]
    [InlineData(2_000_000_000, "dua miliar")]
    [InlineData(999_000_000_000_000, "sembilan ratus sembilan puluh sembilan triliun")]
    public void A_number_is_said_as_people_say_it(long number, string words) => Assert.Equal(words, Terbilang.Of(number));

    [Fact]
    public void Words_say_one_number_only() =>
        Gen.OneOf(Gen.Long[0, 2_000_000], Gen.Long[0, 999_999_999_999_999]).Sample(number => Assert.Equal(number, Parse(Terbilang.Of(number))));

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000_000_000_000)]
    public void What_no_election_counts_is_refused(long number) => Assert.Throws<ArgumentOutOfRangeException>(() => Terbilang.Of(number));

    /// <summary>Understands the words, by another way than they were made.</summary>
    private static long Parse(string words)
    {
        long whole = 0, group = 0, digit = 0;
        foreach (var word in words.Split(' '))
        {
            switch (word)
            {
                case "belas": (group, digit) = (group + 10 + digit, 0); break;
                case "puluh": (group, digit) = (group + (10 * digit), 0); break;
                case "ratus": (group, digit) = (group + (100 * digit), 0); break;
                case "seratus": group += 100; break;
                case "seribu": whole += 1000; break;
                case "ribu": (whole, group, digit) = (whole + ((group + digit) * 1000), 0, 0); break;
                case "juta": (whole, group, digit) = (whole + ((group + digit) * 1_000_000), 0, 0); break;
                case "miliar": (whole, group, digit) = (whole + ((group + digit) * 1_000_000_000), 0, 0); break;
                case "triliun": (whole, group, digit) = (whole + ((group + digit) * 1_000_000_000_000), 0, 0); break;
                default: digit = _digits[word]; break;
            }
        }

        return whole + group + digit;
    }
}
