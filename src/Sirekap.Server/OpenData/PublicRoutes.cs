using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Sirekap.Server.OpenData;

/// <summary>Maps addresses of open data.</summary>
internal static class PublicRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Asking = [HttpMethods.Options];

    /// <summary>Maps GET and HEAD to a handler, and lets pages of other origins ask first.</summary>
    public static RouteHandlerBuilder MapPublic(this IEndpointRouteBuilder routes, string pattern, Delegate handler)
    {
        routes.MapMethods(pattern, Asking, Permit).ExcludeFromDescription();
        return routes.MapMethods(pattern, Reading, handler);
    }

    private static NoContentResult Permit() => new();

    /// <summary>The answer to a CORS preflight.</summary>
    private sealed class NoContentResult : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = StatusCodes.Status204NoContent;
            response.Headers.AccessControlAllowOrigin = "*";
            response.Headers.AccessControlAllowMethods = "GET, HEAD";
            response.Headers.AccessControlAllowHeaders = HeaderNames.IfNoneMatch;
            response.Headers.AccessControlMaxAge = "86400";
            return Task.CompletedTask;
        }
    }
}
