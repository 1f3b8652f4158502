using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Reports;

/// <summary>What a report is about, by which reports are grouped.</summary>
/// <param name="Station">The station's code.</param>
/// <param name="Contest">The contest's code.</param>
/// <param name="Subject">What is wrong.</param>
/// <param name="Field">The field that is meant; null for none in particular.</param>
internal sealed record ReportTopic(string Station, string Contest, ReportSubject Subject, string? Field)
{
    /// <summary>A statement about it.</summary>
    public ReportStatement State(string election, StatementTime at, long sequence, MakeReport make) => new()
    {
        Election = election,
        At = at,
        Sequence = sequence,
        Station = Station,
        Contest = Contest,
        Subject = Subject,
        Field = Field,
        Action = make,
    };
}
