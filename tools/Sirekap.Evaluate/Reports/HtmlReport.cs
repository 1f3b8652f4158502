using System.Net;
using System.Text;

namespace Sirekap.Evaluate.Reports;

/// <summary>The report as one HTML file without scripts and without anything from elsewhere: the worst handwriting first.</summary>
internal static class HtmlReport
{
    const string Style = """
        :root { color-scheme: light; --ink: #1b1b1b; --soft: #5f5f5f; --line: #d9d5cd; --paper: #fdfcf9; --bad: #9b1c1c; }
        body { font: 15px/1.5 "Plus Jakarta Sans", system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 74rem; margin: 2rem auto; padding: 0 1.5rem; }
        h1 { font-size: 1.7rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .5rem; border-top: 2px solid var(--ink); padding-top: .5rem; }
        p.run { color: var(--soft); margin: .2rem 0; } code { font-size: .9em; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; } td, th { padding: .15rem .8rem .15rem 0; border-bottom: 1px solid var(--line); text-align: left; font-weight: 400; }
        th { color: var(--soft); } table.grid td, table.grid th { text-align: right; } table.grid td:first-child, table.grid th:first-child { text-align: left; }
        table.confusion td { padding: .1rem .5rem; text-align: right; } table.confusion td.hit { color: var(--soft); } table.confusion td.miss { color: var(--bad); font-weight: 700; }
        .strips { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; } figure { margin: 0; border: 1px solid var(--line); background: #fff; padding: .5rem; }
        figure img { max-width: 100%; max-height: 18rem; display: block; margin-bottom: .4rem; } figcaption { font-size: .85rem; overflow-wrap: anywhere; } figcaption b { font-size: 1.05rem; } .bad h2, .bad b { color: var(--bad); }
        .diagrams { display: flex; gap: 3rem; flex-wrap: wrap; } ul.problems { color: var(--bad); }
        """;

    /// <summary>Writes the file.</summary>
    public static void Write(Report report, FailureGallery gallery, string file) => File.WriteAllText(file, Html(report, gallery));

    static string Html(Report report, FailureGallery gallery)
    {
        var html = new StringBuilder();
        html.Append($"<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Reader report {E(report.Run.Date)}</title><style>{Style}</style>");
        html.Append($"<h1>What the reader made of {Figures.Count(report.Pages.All)} photographs</h1>");
        html.Append($"<p class=\"run\"><code>{E(report.Run.Command)}</code></p><p class=\"run\">{E(report.Run.Date)} · {E(report.Run.Machine)}</p>");
        html.Append($"<p class=\"run\">forms {E(string.Join(", ", report.Run.Forms))} · digits {E(report.Run.Model)} · decoder {E(report.Run.Decoder)}</p>");
        if (report.Problems.Length > 0)
            html.Append($"<ul class=\"problems\">{string.Concat(report.Problems.Select(problem => $"<li>{E(problem)}</li>"))}</ul>");
        foreach (var section in Section.Summary(report))
            Append(html, section);
        foreach (var (kind, count, failures) in gallery.Kinds)
            Append(html, kind, count, failures);
        foreach (var section in Section.Details(report))
            Append(html, section);
        html.Append("<h2>Reliability diagrams</h2><div class=\"diagrams\">")
            .Append(ReliabilityDiagram.Svg("boxes", report.BoxReliability)).Append(ReliabilityDiagram.Svg("fields", report.FieldReliability)).Append("</div>");
        AppendConfusion(html, TextReport.Confusion(report.Boxes));
        return html.Append("</html>").ToString();
    }

    static void Append(StringBuilder html, Section section)
    {
        html.Append($"<h2>{E(section.Title)}</h2><table class=\"{(section.Columns.Length > 0 ? "grid" : "list")}\">");
        if (section.Columns.Length > 0)
            html.Append($"<tr>{string.Concat(section.Columns.Select(column => $"<th>{E(column)}</th>"))}</tr>");
        foreach (var row in section.Rows)
            html.Append($"<tr>{string.Concat(row.Select(cell => $"<td>{E(cell)}</td>"))}</tr>");
        html.Append("</table>");
    }

    static void AppendConfusion(StringBuilder html, Section section)
    {
        html.Append($"<h2>{E(section.Title)}</h2><table class=\"confusion\"><tr>{string.Concat(section.Columns.Select(column => $"<th>{E(column)}</th>"))}</tr>");
        for (var row = 0; row < section.Rows.Count; row++)
        {
            var cells = section.Rows[row].Select((cell, column) =>
                column == 0 ? $"<th>{E(cell)}</th>" : $"<td class=\"{(cell == "·" ? "" : column - 1 == row ? "hit" : "miss")}\">{E(cell)}</td>");
            html.Append($"<tr>{string.Concat(cells)}</tr>");
        }

        html.Append("</table>");
    }

    static void Append(StringBuilder html, string kind, long count, IReadOnlyCollection<Failure> failures)
    {
        var shown = failures.Count < count ? $", the worst {failures.Count} shown" : "";
        html.Append($"<section class=\"{(kind == "silently wrong" ? "bad" : "")}\"><h2>{E(kind)}: {Figures.Count(count)}{shown}</h2><div class=\"strips\">");
        foreach (var failure in failures)
        {
            html.Append("<figure>");
            if (failure.Picture.Length > 0)
                html.Append($"<img alt=\"{E($"{failure.Field ?? "page"} of {failure.File}")}\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(failure.Picture)}\">");
            html.Append($"<figcaption><b>{E(failure.Truth)}</b> seen as <b>{E(failure.Seen)}</b>");
            if (failure.Field is not null)
                html.Append($"<br>{E(failure.Field)}, confidence {Figures.Plain(failure.Confidence)}");
            html.Append($"<br>{E(failure.File)}</figcaption></figure>");
        }

        html.Append("</div></section>");
    }

    static string E(string text) => WebUtility.HtmlEncode(text);
}
