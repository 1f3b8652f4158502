using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Server.Reports;

namespace Sirekap.Server.Site.Reports;

/// <summary>The form of a report.</summary>
/// <param name="Station">The station that it is about.</param>
/// <param name="Draft">What has been filled in, with the challenge that the server wants back.</param>
/// <param name="WorkBits">How much work a script proves.</param>
/// <param name="WaitSeconds">How long those wait who have none.</param>
/// <param name="Refusal">Why it was not taken; null for a form that was not sent yet.</param>
/// <param name="RetryAfter">How long to wait; null where waiting does not help.</param>
public sealed record ReportFormView(Station Station, ReportDraft Draft, int WorkBits, int WaitSeconds, Refusal? Refusal, TimeSpan? RetryAfter)
{
    /// <summary>What the proof of work is about.</summary>
    public string Mark => ReportChallenge.MarkIn(Draft.Challenge);
}
