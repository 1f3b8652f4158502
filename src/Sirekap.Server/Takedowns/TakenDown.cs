using Microsoft.AspNetCore.Http.HttpResults;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Server.Takedowns;

/// <summary>The answer in the place of a withheld picture: 451 (RFC 7725) with the notice.</summary>
internal static class TakenDown
{
    public static ProblemHttpResult Answer(HttpResponse response, Takedown takedown)
    {
        // It may be over at any moment.
        response.Headers.CacheControl = "no-cache";
        var notice = takedown.Notice;
        return TypedResults.Problem(
            detail: notice.Sentence,
            statusCode: StatusCodes.Status451UnavailableForLegalReasons,
            title: "taken-down",
            type: "/penurunan#" + takedown.Index.ToString(System.Globalization.CultureInfo.InvariantCulture),
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["code"] = "taken-down",
                ["reason"] = Codes.Name(notice.Reason),
                ["order"] = notice.Order,
                ["expires"] = notice.Expires.ToString(),
                ["requested"] = takedown.Index,
                ["confirmed"] = takedown.Confirmed!.Index,
                ["photo"] = (notice.Subject as PictureSubject)?.Photo.ToString(),
            });
    }
}
