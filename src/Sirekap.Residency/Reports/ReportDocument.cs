using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;
using Sirekap.Residency.Texts;

namespace Sirekap.Residency.Reports;

/// <summary>The verdict on a subject as a document for programs.</summary>
/// <param name="Subject">What was audited.</param>
/// <param name="Verdict">On the machine that answers.</param>
/// <param name="Rule">The code of the rule that it comes from.</param>
/// <param name="Paragraph">What may be quoted, in both languages.</param>
/// <param name="Roles">For each role: verdict, rule, and why.</param>
/// <param name="Remarks">What else should be known.</param>
/// <param name="Grounds">Positions in the evidence that the verdict rests on.</param>
/// <param name="Evidence">All of the evidence.</param>
public sealed record ReportDocument(
    Subject Subject, Verdict Verdict, string Rule, BothTexts Paragraph, ImmutableSortedDictionary<string, RoleDocument> Roles,
    ImmutableArray<BothTexts> Remarks, ImmutableArray<int> Grounds, ImmutableArray<Check> Evidence)
{
    /// <summary>The documents of an audit, as one JSON array.</summary>
    public static string Write(EvidenceFile file) =>
        JsonSerializer.Serialize([.. file.Subjects.Select(subject => Of(subject, ResidencyJudge.Judge(subject, file.Home)))], ReportContext.Plain.ImmutableArrayReportDocument);

    private static ReportDocument Of(SubjectEvidence evidence, SubjectVerdict verdict) => new(
        verdict.Subject, verdict.Answering.Verdict, verdict.Answering.Code, BothTexts.Of(words => Texts.Paragraph.Of(verdict, words)),
        verdict.Roles.ToImmutableSortedDictionary(
            role => JsonNamingPolicy.CamelCase.ConvertName(role.Key.ToString()),
            role => new RoleDocument(role.Value.Verdict, role.Value.Code, BothTexts.Of(words => Texts.Paragraph.Reason(verdict, role.Value, words))),
            StringComparer.Ordinal),
        [.. verdict.Remarks.Select(remark => BothTexts.Of(words => Texts.Paragraph.Of(remark, words)))], verdict.Answering.Grounds, evidence.Checks);
}

/// <summary>The verdict for one role.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Rule">Its rule's code.</param>
/// <param name="Why">Why.</param>
public sealed record RoleDocument(Verdict Verdict, string Rule, BothTexts Why);

/// <summary>A text in both languages.</summary>
/// <param name="Id">Indonesian.</param>
/// <param name="En">English.</param>
public sealed record BothTexts(string Id, string En)
{
    /// <summary>The same text in both.</summary>
    public static BothTexts Of(Func<ResidencyWords, string> text) => new(text(new("id")), text(new("en")));
}

/// <summary>Generated at build.</summary>
[JsonSerializable(typeof(ImmutableArray<ReportDocument>))]
sealed partial class ReportContext : JsonSerializerContext
{
    public static ReportContext Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
