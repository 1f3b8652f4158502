using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Sirekap.Server.OpenData;

/// <summary>Why open data cannot be given: Problem Details (RFC 9457) with a stable code and a sentence.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The stable code, as in docs/api.md.</param>
/// <param name="detail">A sentence with the value and the next step.</param>
internal sealed class PublicProblem(int status, string code, string detail) : IResult
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PublicProblem RegionUnknown(string code) => NotFound("region-unknown", $"There is no region \"{code}\" in this election.");

    public static PublicProblem HoldsNoRecap(string code) => NotFound("region-unknown", $"{code} is a village, which holds no recapitulation: ask for the district above it.");

    public static PublicProblem StationUnknown(string code) => NotFound("station-unknown", $"There is no station \"{code}\" in this election: check the 13 characters of its code.");

    public static PublicProblem ContestUnknown(string code) => NotFound("contest-unknown", $"There is no contest \"{code}\" in this election.");

    public static PublicProblem PathUnknown(string path) => NotFound("path-unknown", $"\"{path}\" is no chain of codes, each below the one before it, such as 82/8271/827102.json.");

    public static PublicProblem EvidenceUnknown(string digest) => NotFound("evidence-unknown", $"There is no evidence file \"{digest}\" here: a mirror keeps attestations without their evidence.");

    public static PublicProblem Malformed(string detail) => new(StatusCodes.Status400BadRequest, "malformed", detail);

    public static PublicProblem Overloaded() => new(
        StatusCodes.Status503ServiceUnavailable, "overloaded", $"Too many are asking at this moment: ask again in {MakingRoom.RetryAfterSeconds} seconds; nothing is lost, and nothing of the count depends on it.");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        PublicAnswer.AllowEveryOrigin(response);
        response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = MakingRoom.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        response.ContentType = "application/problem+json";
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("type", $"/aturan#{code}");
            writer.WriteString("title", code);
            writer.WriteNumber("status", status);
            writer.WriteString("detail", detail);
            writer.WriteString("code", code);
            writer.WriteEndObject();
        }

        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), httpContext.RequestAborted);
    }

    private static PublicProblem NotFound(string code, string detail) => new(StatusCodes.Status404NotFound, code, detail);
}
