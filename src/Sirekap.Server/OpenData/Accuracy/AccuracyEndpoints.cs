using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sirekap.Server.OpenData.Accuracy;

/// <summary>The estimate of errors for programs.</summary>
internal static class AccuracyEndpoints
{
    private const string CsvType = "text/csv; charset=utf-8";

    /// <summary>Maps the addresses.</summary>
    public static IEndpointRouteBuilder MapAccuracy(this IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPublic("/api/v1/accuracy/{contest}.csv", (string contest, CountAnswers answers) => answers.Get("accuracy.csv", contest, AccuracyFiles.Of, AccuracyFiles.Table, CsvType)))
            .WithName("accuracyTable").WithSummary("The same as CSV.").Produces<string>(contentType: CsvType);
        Describe(routes.MapPublic("/api/v1/accuracy/{contest}", (string contest, CountAnswers answers) => answers.Get("accuracy", contest, AccuracyFiles.Of, OpenJson.ToBytes)))
            .WithName("accuracy").WithSummary("How right the count is, from forms that people read again blind.").Produces<AccuracyDocument>(contentType: PublicAnswer.Json);
        return routes;
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route
        .WithTags("Open data").Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
}
