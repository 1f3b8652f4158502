using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Serving;

/// <summary>Sends a drawn page: version, security headers, compression, and 304 for who has it already.</summary>
internal sealed class PageResult(Visit visit, int status, byte[] html) : IResult
{
    private readonly Encodings _encodings = new(html);

    /// <summary>Names the program, so that a new version of the pages is not taken for the old one.</summary>
    private static readonly string _program = typeof(PageResult).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var tag = TagOf(visit);
        PageHeaders.Write(response.Headers);
        response.Headers.ContentLanguage = visit.Language.Code;
        if (status == StatusCodes.Status200OK)
        {
            response.Headers.ETag = tag.ToString();
            response.Headers.CacheControl = "public, max-age=2, stale-while-revalidate=10";
            if (IsKnown(httpContext.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        else
        {
            response.Headers.CacheControl = "no-store";
            if (status == StatusCodes.Status503ServiceUnavailable)
                response.Headers.RetryAfter = MakingRoom.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        await _encodings.SendAsync(httpContext);
    }

    /// <summary>About how many bytes it takes to keep it.</summary>
    public int Weight => _encodings.Weight;

    /// <summary>Names the version of every page that a visit could see.</summary>
    public static string VersionOf(Visit visit) => TagOf(visit).ToString();

    /// <summary>Whether the visitor has this very version of the page, so that it need not be made.</summary>
    public static bool IsKnown(HttpRequest request, Visit visit) => IsKnown(request, TagOf(visit));

    private static EntityTagHeaderValue TagOf(Visit visit)
    {
        var edition = visit.Edition;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{edition.Size}-{edition.PublishedSize}-{edition.Published?.At.ToUnixTimeSeconds() ?? 0}-{edition.Witnesses?.Signed ?? 0}-{edition.Mirror?.State}-{edition.InForce}-{visit.Language.Code}-{_program}\"");
        // Weak: the same page compressed in other ways carries the same tag.
        return new(new StringSegment(text), isWeak: true);
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch is { } known
        && known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false));
}
