using System.Globalization;

namespace Sirekap.Server.Site.Visiting;

/// <summary>A language of the interface: its words, its numbers and where its pages stand.</summary>
public sealed class Language
{
    /// <summary>Indonesia's western time, in which the election commission publishes.</summary>
    private static readonly TimeSpan _western = TimeSpan.FromHours(7);

    private readonly CultureInfo _culture;

    private Language(string code, string culture, string prefix)
    {
        (Code, Prefix, _culture) = (code, prefix, CultureInfo.GetCultureInfo(culture));
        Words = new(_culture);
    }

    /// <summary>Indonesian, the original.</summary>
    public static Language Indonesian { get; } = new("id", "id-ID", "");

    /// <summary>English.</summary>
    public static Language English { get; } = new("en", "en-US", "/en");

    /// <summary>Both.</summary>
    public static IReadOnlyList<Language> All { get; } = [Indonesian, English];

    /// <summary>The code of BCP 47, for <c>lang</c> attributes.</summary>
    public string Code { get; }

    /// <summary>What stands before the path of every page.</summary>
    public string Prefix { get; }

    /// <summary>The sentences.</summary>
    public Words Words { get; }

    /// <summary>The language that is not this one.</summary>
    public Language Other => this == English ? Indonesian : English;

    /// <summary>The language of a path.</summary>
    public static Language OfPath(PathString path) => path.StartsWithSegments(English.Prefix, StringComparison.Ordinal) ? English : Indonesian;

    /// <summary>A count, such as <c>40.971.906</c>.</summary>
    public string Number(long number) => number.ToString("N0", _culture);

    /// <summary>A share in percent with a number of decimals, such as <c>24,9%</c>. A part is shown as 0 or 100 % only when it is just that.</summary>
    public string Percent(long part, long whole, int decimals = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        var step = (decimal)Math.Pow(10, -decimals);
        var share = Math.Round(100m * part / whole, decimals, MidpointRounding.AwayFromZero);
        if (share >= 100 && part < whole)
            share = 100 - step;
        var isLess = share == 0 && part > 0;
        if (isLess)
            share = step;
        return (isLess ? "< " : "") + share.ToString(decimals == 0 ? "0" : "0." + new string('0', decimals), _culture) + "%";
    }

    /// <summary>A whole number of small parts as a decimal number: 21666 thousandths are <c>21,7</c> with one decimal.</summary>
    /// <param name="parts">How many parts.</param>
    /// <param name="digits">How many digits of it stand behind the point.</param>
    /// <param name="decimals">How many of these are shown.</param>
    public string Decimal(long parts, int digits, int decimals) => (parts / (decimal)Math.Pow(10, digits)).ToString($"N{decimals}", _culture);

    /// <summary>A moment in western Indonesian time, such as <c>15 Feb 2024, 12.00.28 WIB</c>.</summary>
    public string Moment(DateTimeOffset moment) => moment.ToOffset(_western).ToString("d MMM yyyy, HH:mm:ss 'WIB'", _culture);

    /// <summary>A day, such as <c>14 Februari 2024</c>.</summary>
    public string Day(DateOnly day) => day.ToString("d MMMM yyyy", _culture);
}
