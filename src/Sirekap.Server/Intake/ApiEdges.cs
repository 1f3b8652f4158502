using Microsoft.AspNetCore.Diagnostics;

namespace Sirekap.Server.Intake;

/// <summary>What the API answers where no address of it is asked: programs get Problem Details there too, never a page for people.</summary>
internal static class ApiEdges
{
    private const string Root = "/api";

    /// <summary>Gives a body to refusals that routing makes by itself: a wrong method, a wrong content type.</summary>
    public static Task ExplainAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (!http.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal))
            return Task.CompletedTask;
        return http.Response.StatusCode switch
        {
            StatusCodes.Status405MethodNotAllowed => Problems.Refuse(
                "method-not-allowed", $"{http.Request.Path} does not answer to {http.Request.Method}; /openapi/v1.json tells what does.").ExecuteAsync(http),
            StatusCodes.Status415UnsupportedMediaType => Problems.Refuse(
                "media-type", $"{http.Request.Path} does not take \"{http.Request.ContentType}\": send a statement as application/json.").ExecuteAsync(http),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Answers under <c>/api</c> what nobody else answers.</summary>
    public static IEndpointRouteBuilder MapUnknown(this IEndpointRouteBuilder app)
    {
        app.MapMethods(
                Root + "/{**path}",
                [HttpMethods.Get, HttpMethods.Head],
                (HttpRequest request) => Problems.Refuse("not-found", $"There is no {request.Path}; /openapi/v1.json lists what there is."))
            .WithOrder(int.MaxValue - 1).ExcludeFromDescription();
        return app;
    }
}
