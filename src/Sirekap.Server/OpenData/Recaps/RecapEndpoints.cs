using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sirekap.Election.Counting;
using Sirekap.Election.Recaps;
using Sirekap.Election.Regions;
using Sirekap.Forms.Recaps;
using Sirekap.Server.Counting;
using Sirekap.Server.OpenData.Copies;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.OpenData.Recaps;

/// <summary>The recapitulation (D.Hasil) of every district, regency, province and the nation, and the copy of every station's C.Hasil: data file, table and printed document.</summary>
internal static class RecapEndpoints
{
    private const string CsvType = "text/csv; charset=utf-8", PdfType = "application/pdf";

    /// <summary>Maps the addresses.</summary>
    public static IEndpointRouteBuilder MapRecaps(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPublic("/dokumen/{contest}/{region}.json", Data), "recapData", "The data file of a D.Hasil, or of a station's C.Hasil: canonical JSON, whose SHA-256 stands on the document.", PublicAnswer.Json);
        Describe(routes.MapPublic("/dokumen/{contest}/{region}.csv", Table), "recapTable", "The same figures, a line for each unit below and for the whole; of a station for each field.", CsvType);
        Describe(routes.MapPublic("/dokumen/{contest}/{region}.pdf", Document), "recapDocument", "The D.Hasil for printing and signing, or a copy of a station's C.Hasil; ?lang=en for English words.", PdfType);
        return routes;
    }

    private static void Describe(RouteHandlerBuilder route, string name, string summary, string type) => route
        .WithName(name).WithSummary(summary).WithTags("Open data")
        .Produces<string>(contentType: type)
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Data(string contest, string region, LiveCount live, CountAnswers answers) =>
        Copy(live, answers, contest, region)?.Data() ?? Answer(live, region, found => answers.Get($"recap/{region}.json", contest, (count, votes) => RecapSheet.Of(count, votes, found), sheet => sheet.ToBytes()));

    private static IResult Table(string contest, string region, LiveCount live, CountAnswers answers) =>
        Copy(live, answers, contest, region)?.Table(CsvType) ?? Answer(live, region, found => answers.Get($"recap/{region}.csv", contest, (count, votes) => RecapSheet.Of(count, votes, found), RecapCsv.ToBytes, CsvType));

    private static IResult Document(string contest, string region, string? lang, LiveCount live, CountAnswers answers, HttpContext http)
    {
        var (site, language) = (SiteAddress.Of(http), lang == "en" ? "en" : "id");
        var election = live.Definition.Name.In(language);
        return Copy(live, answers, contest, region)?.Document(PdfType, site, election, language) ?? Answer(live, region, found => answers.Get(
            $"recap/{region}.pdf/{language}/{site}",
            contest,
            (count, votes) => new Draft(RecapSheet.Of(count, votes, found), count.Size),
            draft => draft.Print(site, election, language),
            PdfType));
    }

    private static CopyAnswers? Copy(LiveCount live, CountAnswers answers, string contest, string code) =>
        live.Definition.Regions.FindStation(code) is { } station ? new(answers, contest, station) : null;

    private static IResult Answer(LiveCount live, string code, Func<Region, IResult> answer) => live.Definition.Regions.FindRegion(code) switch
    {
        null => PublicProblem.RegionUnknown(code),
        { Level: RegionLevel.Village } => PublicProblem.HoldsNoRecap(code),
        { } region => answer(region),
    };

    private sealed record Draft(RecapSheet Sheet, long Entries)
    {
        public byte[] Print(string site, string election, string language)
        {
            var proof = Sheet.Recap?.Closed is { } end ? $"{site}/bukti/{end.Index}" : $"{site}/dokumen/{Sheet.Contest.Code}/{Sheet.Region.Code}.json";
            using var output = new MemoryStream();
            // The number of entries is that at the end: a closed document does not change while the log grows.
            RecapPdf.Write(output, Sheet, new(Sheet.ToDigest().ToString(), Sheet.Recap?.Closed?.Index ?? Entries, proof), election, language);
            return output.ToArray();
        }
    }
}
