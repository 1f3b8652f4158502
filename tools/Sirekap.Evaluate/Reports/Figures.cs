using System.Globalization;

namespace Sirekap.Evaluate.Reports;

/// <summary>Numbers in words that are the same everywhere.</summary>
internal static class Figures
{
    /// <summary>A share as "99.73 % (1,234 of 1,237)".</summary>
    public static string Share(long part, long whole) => whole == 0 ? "– (none)" : $"{Percent((double)part / whole)} ({Count(part)} of {Count(whole)})";

    /// <summary>Two digits after the point, and more where a share comes near 0 or 1.</summary>
    public static string Percent(double share)
    {
        var distance = Math.Min(share, 1 - share);
        var digits = distance is > 0 and < 0.001 ? 4 : 2;
        return (share * 100).ToString("F" + digits, CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>With separators.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>One digit after the point.</summary>
    public static string Tenths(double value) => value.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>Four digits after the point.</summary>
    public static string Fine(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>As short as it can be written.</summary>
    public static string Plain(double value) => value.ToString(CultureInfo.InvariantCulture);
}
