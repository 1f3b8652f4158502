using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Sirekap.Server.Intake;

/// <summary>Refusals over HTTP: Problem Details (RFC 9457) whose <c>code</c> is the refusal's own.</summary>
public static class Problems
{
    // One for the process: a refusal knows no server.
    private static readonly Counter<long> Refusals = new Meter("Sirekap.Server").CreateCounter<long>("sirekap.refusals", "{request}", "Refused requests, by the code of the refusal.");

    /// <summary>The status of each refusal; what is not named is a request that makes no sense as it stands, 422.</summary>
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["malformed"] = StatusCodes.Status400BadRequest,
        ["missing-field"] = StatusCodes.Status400BadRequest,
        ["unknown-field"] = StatusCodes.Status400BadRequest,
        ["unknown-kind"] = StatusCodes.Status400BadRequest,
        ["not-an-integer"] = StatusCodes.Status400BadRequest,
        ["not-canonical"] = StatusCodes.Status400BadRequest,
        ["upload-truncated"] = StatusCodes.Status400BadRequest,
        ["bad-signature"] = StatusCodes.Status403Forbidden,
        ["bad-assertion"] = StatusCodes.Status403Forbidden,
        ["key-unknown"] = StatusCodes.Status403Forbidden,
        ["key-revoked"] = StatusCodes.Status403Forbidden,
        ["key-role"] = StatusCodes.Status403Forbidden,
        ["invitation-unknown"] = StatusCodes.Status403Forbidden,
        ["invitation-expired"] = StatusCodes.Status403Forbidden,
        ["invitation-used"] = StatusCodes.Status409Conflict,
        ["login-expired"] = StatusCodes.Status403Forbidden,
        ["wrong-desk"] = StatusCodes.Status403Forbidden,
        ["not-logged-in"] = StatusCodes.Status401Unauthorized,
        ["form-taken"] = StatusCodes.Status409Conflict,
        ["recap-moved"] = StatusCodes.Status409Conflict,
        ["figures-moved"] = StatusCodes.Status409Conflict,
        ["document-differs"] = StatusCodes.Status409Conflict,
        ["recap-accepted"] = StatusCodes.Status409Conflict,
        ["recap-not-open"] = StatusCodes.Status409Conflict,
        ["recap-not-closed"] = StatusCodes.Status409Conflict,
        ["region-unknown"] = StatusCodes.Status404NotFound,
        ["form-moved"] = StatusCodes.Status409Conflict,
        ["key-region"] = StatusCodes.Status403Forbidden,
        ["contest-not-open"] = StatusCodes.Status403Forbidden,
        ["station-unknown"] = StatusCodes.Status404NotFound,
        ["contest-unknown"] = StatusCodes.Status404NotFound,
        ["photo-not-announced"] = StatusCodes.Status404NotFound,
        ["entry-unknown"] = StatusCodes.Status404NotFound,
        ["not-found"] = StatusCodes.Status404NotFound,
        ["sequence-replayed"] = StatusCodes.Status409Conflict,
        ["offset-mismatch"] = StatusCodes.Status409Conflict,
        ["form-exists"] = StatusCodes.Status409Conflict,
        ["form-superseded"] = StatusCodes.Status409Conflict,
        ["already-decided"] = StatusCodes.Status409Conflict,
        ["log-closed"] = StatusCodes.Status409Conflict,
        ["recap-closed"] = StatusCodes.Status409Conflict,
        ["recap-exists"] = StatusCodes.Status409Conflict,
        ["reading-exists"] = StatusCodes.Status409Conflict,
        ["key-known"] = StatusCodes.Status409Conflict,
        ["second-signer"] = StatusCodes.Status409Conflict,
        ["too-large"] = StatusCodes.Status413PayloadTooLarge,
        ["photo-too-large"] = StatusCodes.Status413PayloadTooLarge,
        ["method-not-allowed"] = StatusCodes.Status405MethodNotAllowed,
        ["media-type"] = StatusCodes.Status415UnsupportedMediaType,
        ["not-a-jpeg"] = StatusCodes.Status415UnsupportedMediaType,
        ["challenge-unknown"] = StatusCodes.Status403Forbidden,
        ["challenge-expired"] = StatusCodes.Status403Forbidden,
        ["challenge-used"] = StatusCodes.Status409Conflict,
        ["work-missing"] = StatusCodes.Status403Forbidden,
        ["work-dearer"] = StatusCodes.Status403Forbidden,
        ["photo-gone"] = StatusCodes.Status409Conflict,
        ["photo-too-slow"] = StatusCodes.Status400BadRequest,
        ["photos-busy"] = StatusCodes.Status429TooManyRequests,
        ["too-many-without-work"] = StatusCodes.Status429TooManyRequests,
        ["report-unknown"] = StatusCodes.Status409Conflict,
        ["reports-closed"] = StatusCodes.Status403Forbidden,
        ["too-early"] = StatusCodes.Status429TooManyRequests,
        ["too-many-reports"] = StatusCodes.Status429TooManyRequests,
        ["too-many-requests"] = StatusCodes.Status429TooManyRequests,
        ["residency-stopped"] = StatusCodes.Status503ServiceUnavailable,
        ["log-stopped"] = StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>The HTTP status of a refusal, for pages that say it themselves.</summary>
    public static int StatusOf(string code) => Statuses.GetValueOrDefault(code, StatusCodes.Status422UnprocessableEntity);

    /// <summary>The answer to a refused request.</summary>
    public static ProblemHttpResult Refuse(string code, string sentence)
    {
        Refusals.Add(1, new KeyValuePair<string, object?>("code", code));
        return TypedResults.Problem(
            detail: sentence,
            statusCode: StatusOf(code),
            title: code,
            type: $"/aturan#{code}",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
    }
}
