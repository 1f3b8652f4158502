using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.Counting;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Kpu;

/// <summary>
/// The addresses of KPU's public JSON of 2024, at the root, for every contest of the election. Every known region is served
/// from the first minute; a path that does not name one is 404.
/// </summary>
public static class KpuEndpoints
{
    /// <summary>Regions never change during an election.</summary>
    private static readonly TimeSpan FreshRegions = TimeSpan.FromHours(1);

    /// <summary>Adds what the addresses need beside <see cref="LiveCount"/> and <see cref="PhotoLinks"/>.</summary>
    public static IServiceCollection AddKpu(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MakingRoom>();
        services.TryAddSingleton<CountAnswers>();
        return services;
    }

    /// <summary>Maps the addresses. Needs <see cref="AddKpu"/>, and <see cref="LiveCount"/> and <see cref="PhotoLinks"/> among the services.</summary>
    public static IEndpointRouteBuilder MapKpu(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPublic("/wilayah/pemilu/{contest}/{**path}", Regions), "kpuRegions", "The regions directly below one, by name; {path} is 0.json or a chain of codes such as 82/8271.json.");
        Describe(routes.MapPublic("/pemilu/{contest}.json", Candidates), "kpuCandidates", "The candidates of a contest by KPU's ids.");
        Describe(routes.MapPublic("/pemilu/hhcw/{contest}.json", Nation), "kpuNation", "The count of the nation.");
        Describe(routes.MapPublic("/pemilu/hhcw/{contest}/{**path}", Place), "kpuPlace", "The count of a region, or one station; {path} is a chain of codes such as 82/8271/827102.json.");
        return routes;
    }

    private static void Describe(RouteHandlerBuilder route, string name, string summary) => route
        .WithName(name).WithSummary(summary).WithTags("KPU")
        .Produces(StatusCodes.Status200OK, contentType: PublicAnswer.Json)
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Regions(string contest, string path, LiveCount live)
    {
        if (live.Definition.FindContest(contest) is null)
            return PublicProblem.ContestUnknown(contest);
        var tree = live.Definition.Regions;
        return (path == "0.json" ? tree.Nation : KpuPath.FindRegion(tree, path)) is { } region
            ? new PublicAnswer(KpuPayloads.Regions(region), PublicAnswer.Json, FreshRegions)
            : PublicProblem.PathUnknown(path);
    }

    private static IResult Candidates(string contest, CountAnswers answers) =>
        Answer("candidates", contest, answers, (count, votes) => KpuCandidates.Of(votes.Contest, KpuTime.Text(KpuTime.Beginning(count))));

    private static IResult Nation(string contest, LiveCount live, CountAnswers answers) =>
        Aggregate(contest, live.Definition.Regions.Nation, answers);

    private static IResult Place(string contest, string path, LiveCount live, PhotoLinks photos, CountAnswers answers)
    {
        var tree = live.Definition.Regions;
        if (KpuPath.FindStation(tree, path) is { } station)
            return Answer(station.Code, contest, answers, (count, votes) => KpuStation.Of(count, votes, station, photos));
        return KpuPath.FindRegion(tree, path) is { } region ? Aggregate(contest, region, answers) : PublicProblem.PathUnknown(path);
    }

    private static IResult Aggregate(string contest, Region region, CountAnswers answers) =>
        Answer(region.Code, contest, answers, (count, votes) => KpuAggregate.Of(count, votes, region));

    private static IResult Answer(string name, string contest, CountAnswers answers, Func<Count, ContestCount, KpuObject> take) =>
        answers.Get($"kpu/{name}", contest, take, payload => payload.ToBytes());
}
