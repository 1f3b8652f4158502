using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sirekap.Election.Regions;
using Sirekap.Server.Counting;
using Sirekap.Server.OpenData.Changes;
using Sirekap.Server.OpenData.Reports;
using Sirekap.Server.OpenData.Stations;
using Sirekap.Server.OpenData.Statistics;

namespace Sirekap.Server.OpenData;

/// <summary>The addresses of our own open data under <c>/api/v1</c>, and their OpenAPI description.</summary>
public static class OpenDataEndpoints
{
    private const string TotalsType = "text/csv; charset=utf-8";

    /// <summary>The longest name of a source that a claim may have.</summary>
    private const int LongestSource = 40;

    private static readonly TimeSpan FreshDefinition = TimeSpan.FromHours(1);

    /// <summary>Adds what the addresses need: where photographs lie, and the OpenAPI document <c>v1</c>.</summary>
    public static IServiceCollection AddOpenData(this IServiceCollection services, PhotoLinks photos)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MakingRoom>();
        services.TryAddSingleton<CountAnswers>();
        services.TryAddSingleton<EditionDesk>();
        services.TryAddSingleton<StatisticsDesk>();
        return services.AddSingleton(photos).AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Sirekap Terbuka",
                Version = "v1",
                Description = "Hasil pemilu yang dapat diperiksa siapa saja. Election results that anyone can check: every figure with its evidence.",
            };
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));
    }

    /// <summary>Maps the addresses. Needs <see cref="LiveCount"/> among the services, and <see cref="AddOpenData"/>.</summary>
    public static IEndpointRouteBuilder MapOpenData(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        Document<StationDocument>(routes, "/api/v1/stations/{station}/{contest}", Station, "station", "One station's form: figures with evidence, findings, claims, history.");
        Document<RegionDocument>(routes, "/api/v1/regions/{region}/{contest}", Region, "region", "The count of a region and of what lies directly below it; 0 is the nation.");
        Document<ContradictionsDocument>(routes, "/api/v1/claims/contradictions", Contradictions, "contradictions", "Claims that contradict a form or themselves, by station.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        Document<ResidencyDocument>(routes, "/api/v1/residency", Residency, "residency", "Where servers say that their endpoints are, and what of that is proven; the newest first, older ones by ?before=index.");
        Document<RulesDocument>(routes, "/api/v1/rules", Rules, "rules", "The rule catalogue.");
        Document<ElectionsDocument>(routes, "/api/v1/elections", Elections, "elections", "What an election is before the first vote.");
        Described(routes.MapPublic("/api/v1/totals/{contest}.csv", Totals), "totals", "All regions of which the log says anything, as CSV.")
            .Produces<string>(contentType: TotalsType);
        Described(routes.MapPublic("/api/v1/objections/{contest}.csv", Objections), "objections", "Every objection to forms and tiers with its deadline, state and answer, as CSV.")
            .Produces<string>(contentType: Csv.Type);
        return routes.MapReportData().MapStationTables().MapStatistics().MapChanges();
    }

    private static RouteHandlerBuilder Document<T>(IEndpointRouteBuilder routes, string pattern, Delegate handler, string name, string summary) =>
        Described(routes.MapPublic(pattern, handler), name, summary).Produces<T>(contentType: PublicAnswer.Json);

    private static RouteHandlerBuilder Described(RouteHandlerBuilder route, string name, string summary) => route
        .WithName(name).WithSummary(summary).WithTags("Open data")
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Station(string station, string contest, LiveCount live, PhotoLinks photos, CountAnswers answers) =>
        live.Definition.Regions.FindStation(station) is { } found
            ? answers.Get($"station/{station}", contest, (count, votes) => DescribeStation.Of(count, votes, found, photos), OpenJson.ToBytes)
            : PublicProblem.StationUnknown(station);

    private static IResult Region(string region, string contest, LiveCount live, CountAnswers answers) =>
        live.Definition.Regions.FindRegion(region) is { } found
            ? answers.Get($"region/{region}", contest, (count, votes) => DescribeRegion.Of(count, votes, found), OpenJson.ToBytes)
            : PublicProblem.RegionUnknown(region);

    private static IResult Contradictions(LiveCount live, CountAnswers answers, string? contest, string? source, string? after)
    {
        if (contest is null && live.Definition.Contests.Length != 1)
            return PublicProblem.Malformed("The election has several contests: name one, as ?contest=….");
        if (source?.Length > LongestSource)
            return PublicProblem.Malformed($"No source has a name of more than {LongestSource} characters: check ?source=….");
        Station? last = null;
        if (after is not null && (last = live.Definition.Regions.FindStation(after)) is null)
            return PublicProblem.StationUnknown(after);
        return answers.Get(
            $"contradictions/{last?.Code}/{source}", contest ?? live.Definition.Contests[0].Code,
            (count, votes) => DescribeContradictions.Of(count, votes, source, last), OpenJson.ToBytes);
    }

    private static IResult Residency(LiveCount live, CountAnswers answers, long? before) => answers.Get(
        FormattableString.Invariant($"residency/{before}"), live.Definition.Contests[0].Code, (count, _) => DescribeResidency.Of(count, before), OpenJson.ToBytes);

    private static PublicAnswer Rules(LiveCount live) =>
        new(OpenPayloads.Rules(live.Definition), PublicAnswer.Json, FreshDefinition);

    private static PublicAnswer Elections(LiveCount live, PhotoLinks photos) =>
        new(OpenPayloads.Elections(live.Definition, photos), PublicAnswer.Json, FreshDefinition);

    private static IResult Objections(string contest, CountAnswers answers) =>
        answers.Get("objections", contest, (count, votes) => ObjectionsCsv.Of(count, votes.Objections.All), ObjectionsCsv.ToBytes, Csv.Type);

    private static IResult Totals(string contest, CountAnswers answers) =>
        answers.Get("totals", contest, TotalsCsv.Of, totals => totals.ToBytes(), TotalsType);
}
