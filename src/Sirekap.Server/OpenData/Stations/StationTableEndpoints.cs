using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sirekap.Election.Regions;
using Sirekap.Server.Counting;

namespace Sirekap.Server.OpenData.Stations;

/// <summary>The tables of stations under <c>/data</c>: a whole province, or the nation, in one file.</summary>
internal static class StationTableEndpoints
{
    /// <summary>The page that describes the columns.</summary>
    public const string DictionaryPath = "/data/kamus";

    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    /// <summary>Maps the addresses.</summary>
    public static IEndpointRouteBuilder MapStationTables(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPublic("/data/{contest}", Tables), "tables", "The tables of stations: the nation's and the provinces'.")
            .Produces<TablesDocument>(contentType: PublicAnswer.Json);
        Describe(routes.MapPublic("/data/{contest}/{region}", EditionsAsync), "editions", "The editions of one table that are kept, the newest first; has one made where it is time.")
            .Produces<EditionsDocument>(contentType: PublicAnswer.Json);
        Describe(routes.MapPublic("/data/{contest}/{region}/{file}", File), "edition", "An edition as {size}.csv, {size}.csv.zst, {size}.csv.gz or {size}.parquet; it never changes.")
            .Produces<string>(contentType: Csv.Type).ProducesProblem(StatusCodes.Status410Gone);
        return routes;
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, string summary) => route
        .WithName(name).WithSummary(summary).WithTags("Open data").Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Tables(string contest, LiveCount live)
    {
        var definition = live.Definition;
        if (definition.Contests.All(known => known.Code != contest))
            return PublicProblem.ContestUnknown(contest);
        var nation = definition.Regions.Nation;
        return new PublicAnswer(
            OpenJson.ToBytes(new TablesDocument(contest, DictionaryPath, [.. nation.Children.Prepend(nation).Select(region => new TableDocument(region.Code, region.Name, region.StationCount, $"/data/{contest}/{region.Code}"))])),
            PublicAnswer.Json, TimeSpan.FromHours(1));
    }

    private static async Task<IResult> EditionsAsync(string contest, string region, LiveCount live, EditionDesk desk, CancellationToken cancellation)
    {
        if (Refuse(contest, region, live, out var found) is { } refusal)
            return refusal;
        var editions = await desk.RefreshedAsync(contest, found, cancellation);
        return new PublicAnswer(
            OpenJson.ToBytes(new EditionsDocument(contest, region, [.. editions.Select(edition => EditionDocument.Of(contest, region, edition))])),
            PublicAnswer.Json, FreshFor, editions[0].Size);
    }

    private static IResult File(string contest, string region, string file, LiveCount live, EditionDesk desk, HttpContext http)
    {
        if (Refuse(contest, region, live, out var found) is { } refusal)
            return refusal;
        var dot = file.IndexOf('.', StringComparison.Ordinal);
        var ending = dot < 0 ? "" : file[dot..];
        if ((ending != ".csv" && !Edition.Endings.Contains(ending)) || !long.TryParse(file.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || file != string.Create(CultureInfo.InvariantCulture, $"{size}{ending}"))
            return new PublicProblem(404, "edition-unknown", $"\"{file}\" is no edition, such as 1234.csv.zst: /data/{contest}/{region} names those that are kept.");
        if (size > live.Size)
            return new PublicProblem(404, "edition-unknown", $"The log has no {size} entries yet: /data/{contest}/{region} names the editions that are kept.");
        return desk.Of(contest, found).FirstOrDefault(edition => edition.Size == size) is { } kept
            ? EditionFiles.Give(http, kept, ending)
            : new PublicProblem(410, "edition-gone", $"No edition of {size} entries is kept here: /data/{contest}/{region} names those that are. The log still has all that it said.");
    }

    private static PublicProblem? Refuse(string contest, string code, LiveCount live, out Region region)
    {
        region = live.Definition.Regions.Nation;
        if (live.Definition.Contests.All(known => known.Code != contest))
            return PublicProblem.ContestUnknown(contest);
        if (live.Definition.Regions.FindRegion(code) is not { } found)
            return PublicProblem.RegionUnknown(code);
        region = found;
        return found.Level is RegionLevel.Nation or RegionLevel.Province
            ? null
            : new PublicProblem(404, "region-unknown", $"{code} has no table of its own: it is part of that of its province, /data/{contest}/{found.Ancestors.First(above => above.Level == RegionLevel.Province).Code}.");
    }
}
