using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.OpenData.Reports;

/// <summary>
/// The bytes of what is published of citizens' reports, as functions of the count and nothing else: the site serves them, and
/// <c>sirekap verify</c> recomputes them.
/// </summary>
public static class ReportPayloads
{
    /// <summary>Topics on a page; all of a station stand on one.</summary>
    private const int MostItems = 500;

    /// <summary>A page of topics: <c>/api/v1/reports/{contest}</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="contest">The contest.</param>
    /// <param name="after">The station after which the page begins; null for the first page.</param>
    public static byte[] Document(Count count, ContestCount contest, Station? after) => OpenJson.ToBytes(DocumentOf(count, contest, after));

    /// <summary>All topics, a line each: <c>/api/v1/reports/{contest}.csv</c>.</summary>
    public static byte[] Table(Count count, ContestCount contest)
    {
        _ = count;
        return TableOf([.. contest.Reports.Groups]);
    }

    internal static ReportsDocument DocumentOf(Count count, ContestCount contest, Station? after)
    {
        var items = ImmutableArray.CreateBuilder<ReportTopicDocument>();
        string? next = null, last = null;
        foreach (var ordinal in contest.Reports.Stations.SkipWhile(ordinal => ordinal <= (after?.Ordinal ?? -1)))
        {
            if (items.Count >= MostItems)
            {
                next = last;
                break;
            }

            var station = count.Definition.Regions.StationAt(ordinal);
            items.AddRange(contest.Reports.Of(station).Select(Describe));
            last = station.Code;
        }

        return new(contest.Contest.Code, items.ToImmutable(), next, count.Size);
    }

    internal static byte[] TableOf(ImmutableArray<ReportGroup> groups)
    {
        var lines = new StringBuilder("station,name,village,district,regency,province,subject,field,reports,open,first,last,log,verdict,answer\n");
        foreach (var group in groups)
        {
            var places = group.Station.Village.Ancestors.SkipLast(1).Prepend(group.Station.Village).ToArray();
            lines.Append(group.Station.Code).Append(',').Append(TotalsCsv.Quote(group.Station.Name));
            foreach (var place in places)
                lines.Append(',').Append(TotalsCsv.Quote(place.Name));
            var answer = group.Answers is [.., var newest] ? newest : null;
            lines.Append(CultureInfo.InvariantCulture, $",{Codes.Name(group.Subject)},{group.Field},{group.Number},{(group.IsOpen ? "yes" : "no")},{group.First.At},{group.Last.At},{group.Last.Index}")
                .Append(CultureInfo.InvariantCulture, $",{(answer is null ? "" : Codes.Name(answer.Answer.Verdict))},{answer?.Index}\n");
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static ReportTopicDocument Describe(ReportGroup group) => new(
        group.Station.Code, group.Station.Name, OpenData.Describe.Place(group.Station.Village), Codes.Name(group.Subject), group.Field, group.Number, group.IsOpen,
        group.First.At.ToString(), group.Last.At.ToString(), group.Last.Index,
        [.. group.Answers.Select(answer => new ReportAnswerDocument(answer.Index, answer.At.ToString(), answer.Answer.Until, Codes.Name(answer.Answer.Verdict), answer.Answer.Text))],
        group.Pictured.Any() ? [.. group.Pictured.Select(Describe)] : null);

    private static ReportPhotoDocument Describe(PlacedReport report) => new(
        report.Index, report.Photo!.Value.ToString(), report.Picture is not { } judged ? "waiting" : judged.IsShown ? "released" : "withheld", report.Picture?.Index, report.Picture?.Text);
}
