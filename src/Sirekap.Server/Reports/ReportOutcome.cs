using Sirekap.Election.Statements;

namespace Sirekap.Server.Reports;

/// <summary>What became of a report.</summary>
internal abstract record ReportOutcome
{
    /// <summary>It is in the log.</summary>
    /// <param name="Index">Its log index, which is its number.</param>
    internal sealed record Recorded(long Index) : ReportOutcome;

    /// <summary>It was not taken.</summary>
    /// <param name="Refusal">Why.</param>
    /// <param name="RetryAfter">How long to wait before sending it again; null where waiting does not help.</param>
    internal sealed record Refused(Refusal Refusal, TimeSpan? RetryAfter = null) : ReportOutcome
    {
        /// <summary>Whether the form's challenge lets nothing in any more, so that another one has to be given out.</summary>
        public bool IsSpent { get; init; }
    }
}
