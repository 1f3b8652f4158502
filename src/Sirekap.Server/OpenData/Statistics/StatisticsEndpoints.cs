using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sirekap.Election.Regions;
using Sirekap.Server.Counting;

namespace Sirekap.Server.OpenData.Statistics;

/// <summary>The statistics for programs: the newest that are kept.</summary>
internal static class StatisticsEndpoints
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    /// <summary>Maps the addresses.</summary>
    public static IEndpointRouteBuilder MapStatistics(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPublic("/api/v1/statistics/{contest}/{region}", Document), "statistics", "Soft rules, turnout and share, last digits and stations unlike their village: of the nation or a province.")
            .Produces<StatisticsDocument>(contentType: PublicAnswer.Json);
        Describe(routes.MapPublic("/api/v1/statistics/{contest}/{region}/{table}.csv", Table), "statisticsTable", "One part of them as CSV: rules, fingerprint, digits or outliers.")
            .Produces<string>(contentType: Csv.Type);
        return routes;
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, string summary) => route
        .WithName(name).WithSummary(summary).WithTags("Open data").Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);

    private static Task<IResult> Document(string contest, string region, LiveCount live, StatisticsDesk desk) =>
        Answer(contest, region, "", live, desk, document => new PublicAnswer(OpenJson.ToBytes(document), PublicAnswer.Json, FreshFor, document.Size));

    private static Task<IResult> Table(string contest, string region, string table, LiveCount live, StatisticsDesk desk) =>
        StatisticsFiles.Tables.Contains(table)
            ? Answer(contest, region, table, live, desk, document => new PublicAnswer(StatisticsFiles.Table(document, table)!, Csv.Type, FreshFor, document.Size))
            : Task.FromResult<IResult>(new PublicProblem(404, "table-unknown", $"There is no table \"{table}\": take {string.Join(", ", StatisticsFiles.Tables)}."));

    private static async Task<IResult> Answer(string contest, string code, string table, LiveCount live, StatisticsDesk desk, Func<StatisticsDocument, PublicAnswer> give)
    {
        var definition = live.Definition;
        if (definition.FindContest(contest) is null)
            return PublicProblem.ContestUnknown(contest);
        if (definition.Regions.FindRegion(code) is not { } region)
            return PublicProblem.RegionUnknown(code);
        if (region.Level is not (RegionLevel.Nation or RegionLevel.Province))
            return new PublicProblem(404, "region-unknown", $"{code} has no statistics of its own: a province has, and the nation, /api/v1/statistics/{contest}/{definition.Regions.Nation.Code}.");
        var newest = await desk.NewestAsync(contest);
        if (newest.Answers.TryGetValue((code, table), out var given))
            return given;
        return StatisticsFiles.OfRegion(newest.Sheet, code, definition.Regions.Nation.Code, newest.Size) is { } document
            ? newest.Answers.GetOrAdd((code, table), _ => give(document))
            : new PublicProblem(404, "region-unknown", $"{code} has no stations.");
    }
}
