using System.Globalization;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;

namespace Sirekap.Server.Kpu;

/// <summary>KPU's <c>ts</c>: a time in WIB (UTC+7) to the second, without a zone.</summary>
internal static class KpuTime
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    /// <summary>A moment as <c>2024-02-14 18:44:00</c>.</summary>
    public static string Text(StatementTime time) =>
        time.Moment.ToOffset(Wib).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The time of what is known before anything has come in: the opening of the log; voting day's midnight before that.</summary>
    public static StatementTime Beginning(Count count) =>
        count.Opening?.At ?? new(new DateTimeOffset(count.Definition.Day, TimeOnly.MinValue, Wib));
}
