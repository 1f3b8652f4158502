using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Reports;

/// <summary>A form as it came in.</summary>
/// <param name="Draft">What of it could be read: whatever is wrong with the rest, nobody types it again.</param>
/// <param name="Fault">What is wrong with it; null for nothing.</param>
internal sealed record SentReport(ReportDraft Draft, Refusal? Fault)
{
    /// <summary>Takes a form's members.</summary>
    /// <param name="member">The text of a member by its name; empty for none.</param>
    /// <param name="fault">What is known to be wrong already.</param>
    public static SentReport Of(Func<string, string> member, Refusal? fault = null)
    {
        var (subject, field, text) = (member("subject"), member("field"), ReportDraft.Plain(member("text")));
        ReportSubject? chosen = null;
        try
        {
            chosen = subject.Length == 0 ? null : Codes.Parse<ReportSubject>(subject);
        }
        catch (RefusedException unknown)
        {
            fault ??= unknown.Refusal;
        }

        if (text.Length > ReportDraft.MostText)
            fault ??= new("too-large", $"A report has at most {ReportDraft.MostText} characters; this one has {text.Length}.");
        return new(new(chosen, field.Length == 0 ? null : field, text, member("challenge"), member("proof")), fault);
    }
}
