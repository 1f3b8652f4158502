using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;
using Sirekap.Residency.Texts;

namespace Sirekap.Residency.Reports;

/// <summary>An audit as one page that needs nothing else: Indonesian first, English beside it, made to be published and printed.</summary>
public static class HtmlReport
{
    private static readonly ResidencyWords s_id = new("id");
    private static readonly ResidencyWords s_en = new("en");
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page.</summary>
    public static string Write(EvidenceFile file)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Append($"<title>{Text(s_id["report.title"])}</title>\n<style>{ReportStyle.Css}</style>\n</head>\n<body>\n")
            .Append($"<header>\n<p class=\"kicker\">{Text(s_id["report.kicker"])} <span lang=\"en\">{Text(s_en["report.kicker"])}</span></p>\n")
            .Append($"<h1>{Text(s_id["report.title"])} <span lang=\"en\">{Text(s_en["report.title"])}</span></h1>\n</header>\n<main>\n");
        var verdicts = ResidencyJudge.Judge(file);
        if (verdicts.Length > 1)
            Overview(page, verdicts);
        for (var index = 0; index < verdicts.Length; index++)
            Subject(page, file.Subjects[index], verdicts[index], index);
        page.Append($"<section class=\"method\">\n<h2>{Pair("report.method")}</h2>\n<div class=\"pair\"><p>{Text(s_id["report.method.text"])}</p><p lang=\"en\">{Text(s_en["report.method.text"])}</p></div>\n")
            .Append($"<p>{Pair("report.again")}: <code>sirekap residency audit --from-evidence</code></p>\n</section>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Overview(StringBuilder page, IReadOnlyList<SubjectVerdict> verdicts)
    {
        page.Append($"<nav aria-label=\"{Text(s_id["report.subjects"])}\">\n<h2>{Pair("report.subjects")}</h2>\n<ul>\n");
        for (var index = 0; index < verdicts.Count; index++)
            page.Append($"<li><a href=\"#s{Number(index)}\">{Text(verdicts[index].Subject.Name)}</a> {Stamp(verdicts[index].Answering.Verdict)}</li>\n");
        page.Append("</ul>\n</nav>\n");
    }

    private static void Subject(StringBuilder page, SubjectEvidence evidence, SubjectVerdict verdict, int index)
    {
        page.Append($"<article id=\"s{Number(index)}\">\n<h2 class=\"name\">{Text(verdict.Subject.Name)}</h2>\n");
        if (verdict.Subject.Shown is { } shown)
            page.Append($"<p class=\"shown\">{Text(shown)}</p>\n");
        page.Append($"<p class=\"stamp-line\">{Stamp(verdict.Answering.Verdict)}</p>\n")
            .Append($"<div class=\"pair quote\"><blockquote>{Text(Paragraph.Of(verdict, s_id))}</blockquote><blockquote lang=\"en\">{Text(Paragraph.Of(verdict, s_en))}</blockquote></div>\n");
        Roles(page, verdict);
        if (verdict.Remarks.Length > 0)
        {
            page.Append($"<h3>{Pair("report.remarks")}</h3>\n<ul class=\"remarks\">\n");
            foreach (var remark in verdict.Remarks)
                page.Append($"<li class=\"pair\"><span>{Text(Paragraph.Of(remark, s_id))}</span><span lang=\"en\">{Text(Paragraph.Of(remark, s_en))}</span></li>\n");
            page.Append("</ul>\n");
        }

        Evidence(page, evidence, verdict);
        page.Append("</article>\n");
    }

    private static void Roles(StringBuilder page, SubjectVerdict verdict)
    {
        page.Append($"<h3>{Pair("report.roles")}</h3>\n<dl class=\"roles\">\n");
        foreach (var (role, ruling) in verdict.Roles)
        {
            page.Append($"<div><dt>{Pair($"role.{role}")}</dt><dd>{Stamp(ruling.Verdict)}");
            // What is said above is not said again.
            if (ruling.Rule != verdict.Answering.Rule)
                page.Append($"<div class=\"pair\"><p>{Text(Paragraph.Reason(verdict, ruling, s_id))}</p><p lang=\"en\">{Text(Paragraph.Reason(verdict, ruling, s_en))}</p></div>");
            page.Append("</dd></div>\n");
        }

        page.Append("</dl>\n");
    }

    private static void Evidence(StringBuilder page, SubjectEvidence evidence, SubjectVerdict verdict)
    {
        page.Append($"<h3>{Pair("report.evidence")}</h3>\n<ol class=\"evidence\">\n");
        for (var index = 0; index < evidence.Checks.Length; index++)
        {
            var (id, en) = (EvidenceLine.Of(evidence.Checks[index], s_id), EvidenceLine.Of(evidence.Checks[index], s_en));
            var ground = verdict.Answering.Grounds.Contains(index) ? $"<span class=\"ground\" title=\"{Text(s_id["report.grounds"])}\">§</span>" : string.Empty;
            page.Append($"<li>{ground}<p class=\"what\">{Text(id.Kind)} <span lang=\"en\">{Text(en.Kind)}</span> <code>{Text(id.Asked)}</code></p>")
                .Append($"<p class=\"said\">{Text(id.Said)}{(en.Said == id.Said ? string.Empty : $" <span lang=\"en\">{Text(en.Said)}</span>")}</p>")
                .Append($"<p class=\"source\">{Text(id.Source)} · <time datetime=\"{id.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}\">{id.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC</time></p>");
            if (id.Note is { } note)
                page.Append($"<p class=\"source\" lang=\"en\">{Text(note)}</p>");
            page.Append("</li>\n");
        }

        page.Append($"</ol>\n<p class=\"source\">§ {Pair("report.grounds")}</p>\n");
    }

    /// <summary>A verdict by shape and word, never by colour alone.</summary>
    private static string Stamp(Verdict verdict)
    {
        var shape = verdict switch { Verdict.ProvenAtHome => "●", Verdict.Contradicted => "✕", Verdict.Conflicting => "◐", _ => "○" };
        return $"<span class=\"stamp\"><span aria-hidden=\"true\">{shape}</span> {Text(s_id.Of(verdict))} <span lang=\"en\">{Text(s_en.Of(verdict))}</span></span>";
    }

    private static string Pair(string key) => $"{Text(s_id[key])} <span lang=\"en\">{Text(s_en[key])}</span>";

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => s_encoder.Encode(text);
}
