using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Server.Intake;

namespace Sirekap.Server.Photos;

/// <summary>
/// An announced photograph in parts, so that a bad line need not begin again: <c>HEAD</c> says how much is here, <c>PATCH</c> brings the next part. The
/// names of the headers are those of the IETF's resumable uploads (draft-ietf-httpbis-resumable-upload); <c>Upload-Signature</c> is ours: only the
/// phone whose form names the photograph may begin or go on, for what the log says is public and room is scarce.
/// </summary>
internal static class PhotoPartEndpoints
{
    /// <summary>The most bytes of a part.</summary>
    public const int MostPart = 512 * 1024;

    private const string Offset = "Upload-Offset", Length = "Upload-Length", Complete = "Upload-Complete", Signature = "Upload-Signature";
    private const int NameDigits = 32;

    /// <summary>Maps <c>HEAD</c> and <c>PATCH /api/v1/photos/{sha256}/parts/{upload}</c>.</summary>
    public static IEndpointRouteBuilder MapPhotoParts(this IEndpointRouteBuilder app)
    {
        const string Path = "/api/v1/photos/{digest}/parts/{upload}";
        app.MapMethods(Path, [HttpMethods.Head], AskAsync).RequireRateLimiting(IntakeLimit.Policy).ExcludeFromDescription();
        app.MapMethods(Path, [HttpMethods.Patch], TakeAsync).WithMetadata(new HeldInMemory()).RequireRateLimiting(IntakeLimit.Policy);
        return app;
    }

    private static async Task<IResult> AskAsync(string digest, string upload, HttpResponse response, PhotoShelf shelf, PhotoParts parts, LiveCount live, CancellationToken cancellation)
    {
        if (Announced(digest, upload, live) is not { } photo)
            return NotAnnounced(digest);
        var isHere = await shelf.HasOriginalAsync(photo, cancellation);
        Say(response, isHere ? null : parts.OffsetOf(photo, upload));
        return TypedResults.NoContent();
    }

    private static async Task<Results<Created, NoContent, ProblemHttpResult>> TakeAsync(
        string digest, string upload, HttpRequest request, PhotoIntake intake, PhotoShelf shelf, PhotoParts parts, LiveCount live, CancellationToken cancellation)
    {
        if (Announced(digest, upload, live) is not { } photo)
            return NotAnnounced(digest);
        var response = request.HttpContext.Response;
        if (await shelf.HasOriginalAsync(photo, cancellation))
        {
            Say(response, null);
            return TypedResults.NoContent();
        }

        if (!IsFromSender(photo, upload, request, live))
            return Problems.Refuse("bad-signature", $"A part needs the header {Signature}: the announcing phone's signature over photograph and upload. The photograph can be sent whole without.");
        if (Number(request, Offset) is not { } offset || Number(request, Length) is not { } length || length == 0)
            return Problems.Refuse("malformed", $"A part needs the headers {Offset} and {Length}, in bytes.");
        if (length > PhotoShelf.MostBytes)
            return PhotoIntake.TooLarge;
        var (bytes, refusal) = await Body.ReadAsync(request, MostPart, "too-large", $"A part has at most {MostPart} bytes.", cancellation);
        if (refusal is not null)
            return refusal;
        if (bytes.Length == 0)
            return Problems.Refuse("malformed", "A part has at least one byte; HEAD asks how much is here.");
        var station = live.Read(count => count.AnnouncerOf(photo)!.Value.Code);
        switch (parts.Take(photo, upload, offset, length, bytes, station))
        {
            case PartOutcome.Whole whole:
                if (await intake.KeepAsync(photo, whole.Bytes, cancellation) is { } unfit)
                    return unfit;
                Say(response, null);
                return TypedResults.Created($"/api/v1/photos/{digest}");
            case PartOutcome.Kept kept:
                Say(response, kept.Offset);
                return TypedResults.NoContent();
            case PartOutcome.Misplaced misplaced:
                Say(response, misplaced.Offset);
                return Problems.Refuse("offset-mismatch", $"{misplaced.Offset} bytes of this photograph are here, of as many as the first part announced: go on from there.");
            default:
                response.Headers.RetryAfter = "60";
                return Problems.Refuse("too-many-requests", "Too many photographs are under way in parts: send this one whole, or try again later.");
        }
    }

    /// <summary>Whether the phone whose form names the photograph has signed for this upload. Its key signs a name of its own, so that no signature serves for anything else.</summary>
    private static bool IsFromSender(Digest photo, string upload, HttpRequest request, LiveCount live)
    {
        var written = request.Headers[Signature].ToString();
        if (written.Length == 0 || !Base64Url.IsValid(written))
            return false;
        var signature = Base64Url.DecodeFromChars(written);
        return live.Read(count => count.IsFromSenderOf(photo, Encoding.ASCII.GetBytes($"sirekap photo parts\n{photo}\n{upload}"), signature));
    }

    private static ProblemHttpResult NotAnnounced(string digest) =>
        Problems.Refuse("photo-not-announced", $"No form announces photograph {digest}: send its signed form statement first.");

    private static Digest? Announced(string digest, string upload, LiveCount live) =>
        upload.Length == NameDigits && upload.All(char.IsAsciiHexDigitLower) && Digest.TryParse(digest, out var photo)
            && live.Read(count => count.AnnouncerOf(photo)) is not null ? photo : null;

    /// <summary>How much is here; null where all is.</summary>
    private static void Say(HttpResponse response, int? offset)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers[Complete] = offset is null ? "?1" : "?0";
        if (offset is { } bytes)
            response.Headers[Offset] = bytes.ToString(CultureInfo.InvariantCulture);
    }

    private static int? Number(HttpRequest request, string header) =>
        int.TryParse(request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
