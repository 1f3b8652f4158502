using Sirekap.Election.Statements;

namespace Sirekap.Server.Reports;

/// <summary>What became of a report.</summary>
internal abstract record ReportOutcome
{
    /// <summary>It is in the log.</summary>
    /// <param name="Index">Its log index, which is its number.</param>
    internal sealed record Recorded(long Index) : ReportOutcome;

    /// <summary>It is counted with others, whose number will be in the log.</summary>
    internal sealed record Counted : ReportOutcome;

    /// <summary>It was not taken.</summary>
    /// <param name="Refusal">Why.</param>
    /// <param name="RetryAfter">How long to wait before sending it again; null where waiting does not help.</param>
    internal sealed record Refused(Refusal Refusal, TimeSpan? RetryAfter = null) : ReportOutcome;
}
