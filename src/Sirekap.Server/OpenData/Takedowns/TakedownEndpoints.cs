using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sirekap.Server.Counting;
using Sirekap.Server.Site;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.OpenData.Takedowns;

/// <summary>The list of takedowns for programs.</summary>
internal static class TakedownEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static IEndpointRouteBuilder MapTakedowns(this IEndpointRouteBuilder routes)
    {
        Map("/api/v1/takedowns", "takedowns", "Pictures withheld and figures suspended, past and present.", PublicAnswer.Json, (live, answers, _) => Get(live, answers, "json", PublicAnswer.Json, OpenJson.ToBytes));
        Map("/api/v1/takedowns.csv", "takedownsTable", "The same as CSV.", Csv.Type, (live, answers, _) => Get(live, answers, "csv", Csv.Type, TakedownFiles.Table));
        Map("/api/v1/takedowns.atom", "takedownsFeed", "The same as an Atom feed.", AtomFeed.Type, (live, answers, http) =>
        {
            var (site, origin) = (SiteAddress.Of(http), http.RequestServices.GetRequiredService<ILogStatus>().Origin);
            return Get(live, answers, $"atom/{site}", AtomFeed.Type, document => TakedownFiles.Feed(document, live.Definition, origin, site));
        });
        return routes;

        void Map(string pattern, string name, string summary, string type, Func<LiveCount, CountAnswers, HttpContext, IResult> answer) => routes.MapPublic(pattern, answer)
            .WithName(name).WithSummary(summary).WithTags("Open data").Produces<string>(contentType: type).Produces(StatusCodes.Status304NotModified);
    }

    private static IResult Get(LiveCount live, CountAnswers answers, string form, string type, Func<TakedownsDocument, byte[]> write) =>
        answers.Get($"takedowns/{form}", live.Definition.Contests[0].Code, (count, _) => DescribeTakedowns.Of(count), write, type);
}
