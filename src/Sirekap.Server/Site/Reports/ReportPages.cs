using System.Globalization;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Reports;

/// <summary>Answers for what citizens report: the list <c>/laporan?provinsi=82&amp;perihal=wrong-sum&amp;keadaan=menunggu&amp;urut=terbaru&amp;hal=2</c>, and one report.</summary>
internal static class ReportPages
{
    public static Answer? Reports(Question question)
    {
        var (board, filter) = (question.Http.RequestServices.GetRequiredService<ReportBoard>().Of(question.Contest), ReportFilter.Of(question));
        return Page.Of<ReportsPage, ReportsView>(ReportsView.Of(filter.NewestFirst ? board.Recent : board.Ranked, filter));
    }

    public static Answer? Report(Question question) =>
        long.TryParse((string)question.Http.Request.RouteValues["index"]!, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && question.Contest.Reports.Containing(index) is { } group
            ? Page.Of<ReportPage, ReportView>(new(group, group.Reports.First(report => report.Index == index)))
            : null;
}

/// <summary>Which reports are looked at.</summary>
/// <param name="Province">The province's code; null for all.</param>
/// <param name="Subject">What is wrong; null for all.</param>
/// <param name="IsOpen">Whether a report waits for an answer; null for both.</param>
/// <param name="NewestFirst">Whether the last changed stands first; otherwise the most reported.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record ReportFilter(string? Province, ReportSubject? Subject, bool? IsOpen, bool NewestFirst, int Page)
{
    /// <summary>The names of the two states, and of the order that is not the usual one, in addresses.</summary>
    public const string Waiting = "menunggu", Answered = "dijawab", Newest = "terbaru";

    internal static ReportFilter Of(Question question)
    {
        ReportSubject? subject = Enum.GetValues<ReportSubject>().Where(each => Codes.Name(each) == question.Query("perihal")).Select(each => (ReportSubject?)each).FirstOrDefault();
        var page = int.TryParse(question.Query("hal"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return new(
            question.Query("provinsi") is { Length: > 0 } province ? province : null,
            subject,
            question.Query("keadaan") switch { Waiting => true, Answered => false, _ => null },
            question.Query("urut") == Newest,
            page);
    }

    /// <summary>The address of another page of the same selection.</summary>
    public string PathOf(string reports, int page)
    {
        var parts = new List<string>();
        if (Province is { } province)
            parts.Add($"provinsi={Uri.EscapeDataString(province)}");
        if (Subject is { } subject)
            parts.Add($"perihal={Codes.Name(subject)}");
        if (IsOpen is { } isOpen)
            parts.Add($"keadaan={(isOpen ? Waiting : Answered)}");
        if (NewestFirst)
            parts.Add($"urut={Newest}");
        if (page > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"hal={page}"));
        return parts.Count == 0 ? reports : $"{reports}?{string.Join('&', parts)}";
    }
}
