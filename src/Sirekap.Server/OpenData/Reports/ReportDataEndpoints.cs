using Sirekap.Election.Regions;
using Sirekap.Server.Counting;

namespace Sirekap.Server.OpenData.Reports;

/// <summary>What citizens report, as open data.</summary>
internal static class ReportDataEndpoints
{
    private const string CsvType = "text/csv; charset=utf-8";

    /// <summary>Maps the addresses.</summary>
    public static IEndpointRouteBuilder MapReportData(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPublic("/api/v1/reports/{contest}", Document), "reports", "What citizens report and what was answered, by station; the next page by ?after=station.")
            .Produces<ReportsDocument>(contentType: PublicAnswer.Json);
        Describe(routes.MapPublic("/api/v1/reports/{contest}.csv", Table), "reportTable", "The same, a line for each station, subject and field.")
            .Produces<string>(contentType: CsvType);
        return routes;
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, string summary) => route
        .WithName(name).WithSummary(summary).WithTags("Open data")
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Document(string contest, string? after, LiveCount live, CountAnswers answers)
    {
        Station? last = null;
        if (after is not null && (last = live.Definition.Regions.FindStation(after)) is null)
            return PublicProblem.StationUnknown(after);
        return answers.Get($"reports/{last?.Code}", contest, (count, votes) => ReportPayloads.DocumentOf(count, votes, last), OpenJson.ToBytes);
    }

    private static IResult Table(string contest, CountAnswers answers) =>
        answers.Get("reports.csv", contest, (_, votes) => new Topics([.. votes.Reports.Groups]), topics => ReportPayloads.TableOf(topics.Groups), CsvType);

    private sealed record Topics(System.Collections.Immutable.ImmutableArray<Election.Counting.ReportGroup> Groups);
}
