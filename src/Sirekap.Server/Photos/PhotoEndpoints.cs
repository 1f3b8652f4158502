using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Sirekap.Election.Counting;
using Sirekap.Election.Readings;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Server.Intake;
using Sirekap.Server.Takedowns;

namespace Sirekap.Server.Photos;

/// <summary>Photographs in: announced ones only. Photographs out: public copies and strips of them only.</summary>
public static class PhotoEndpoints
{
    private const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>Maps <c>PUT /api/v1/photos/{sha256}</c>.</summary>
    public static IEndpointRouteBuilder MapPhotoIntake(this IEndpointRouteBuilder app)
    {
        app.MapPut("/api/v1/photos/{digest}", AcceptAsync).WithMetadata(new HeldInMemory()).RequireRateLimiting(IntakeLimit.Policy);
        return app;
    }

    /// <summary>Maps <c>GET /photos/{sha256}.jpg</c> and <c>GET /strips/{sha256}/{box}.jpg</c>.</summary>
    public static IEndpointRouteBuilder MapPhotos(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/photos/{digest}.jpg", [HttpMethods.Get, HttpMethods.Head], ShowAsync);
        app.MapMethods("/strips/{digest}/{box}.jpg", [HttpMethods.Get, HttpMethods.Head], ShowStripAsync);
        return app;
    }

    private static async Task<Results<Created<PhotoView>, Ok<PhotoView>, ProblemHttpResult>> AcceptAsync(
        string digest, HttpRequest request, PhotoIntake intake, PhotoShelf shelf, LiveCount live, CancellationToken cancellation)
    {
        if (!Digest.TryParse(digest, out var announced) || live.Read(count => count.AnnouncerOf(announced)) is null)
            return Problems.Refuse("photo-not-announced", $"No form announces photograph {digest}: send its signed form statement first.");
        if (await shelf.HasOriginalAsync(announced, cancellation))
            return TypedResults.Ok(new PhotoView(digest));
        var (jpeg, refusal) = await Body.ReadAsync(
            request, PhotoShelf.MostBytes, "photo-too-large", PhotoIntake.TooLargeSentence, cancellation);
        return (refusal ?? await intake.KeepAsync(announced, jpeg, cancellation)) is { } refused
            ? refused
            : TypedResults.Created($"/api/v1/photos/{digest}", new PhotoView(digest));
    }

    private static async Task<IResult> ShowAsync(
        string digest, HttpResponse response, PhotoShelf shelf, LiveCount live, TakedownPolicy policy, CancellationToken cancellation)
    {
        if (!Digest.TryParse(digest, out var wanted))
            return Problems.Refuse("not-found", $"\"{digest}\" is not a SHA-256 of 64 lower hexadecimal digits.");
        var takedown = live.Read(count => policy.Over(count, wanted));
        if (takedown is not null && policy.Follows)
            return TakenDown.Answer(response, takedown);
        if (await shelf.OpenPublicAsync(wanted, cancellation) is { } picture)
            return Picture(response, picture, digest);
        // Nobody has fetched it before it was withheld elsewhere.
        if (takedown is not null)
            return TakenDown.Answer(response, takedown);
        return live.Read(count => PublicCopyOf(count, wanted)) is { } copy
            ? TypedResults.Redirect($"/photos/{copy}.jpg")
            : Problems.Refuse("not-found", $"There is no public photograph {digest}. A picture that could not be registered has none, because names in it could not be covered.");
    }

    private static async Task<IResult> ShowStripAsync(
        string digest, string box, HttpResponse response, PhotoShelf shelf, StripCutter cutter, LiveCount live, TakedownPolicy policy, CancellationToken cancellation)
    {
        if (!Digest.TryParse(digest, out var copy) || ParseBox(box) is not { } place)
            return Problems.Refuse("not-found", "A strip is named by the digest of a public photograph and x-y-width-height in pixels.");
        if (policy.Follows && live.Read(count => policy.Over(count, copy)) is { } takedown)
            return TakenDown.Answer(response, takedown);
        var strip = await shelf.OpenStripAsync(copy, place, cancellation) ?? await cutter.CutAsync(copy, place, cancellation);
        return strip is null
            ? Problems.Refuse("not-found", $"No reading of photograph {digest} names the place {box}.")
            : Picture(response, strip, $"{digest}-{box}");
    }

    private static FileStreamHttpResult Picture(HttpResponse response, Stream jpeg, string tag)
    {
        response.Headers.CacheControl = Immutable;
        return TypedResults.Stream(jpeg, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }

    private static Digest? PublicCopyOf(Count count, Digest photo) =>
        count.AnnouncerOf(photo) is not { } station ? null
        : count.Definition.Contests
            .Select(contest => count.Contest(contest.Code)!.DossierOf(station))
            .SelectMany(dossier => dossier?.Readings.Values ?? [])
            .FirstOrDefault(reading => reading.Statement.Photo == photo)?.Statement.PublicCopy;

    private static PixelBox? ParseBox(string text)
    {
        var edges = text.Split('-');
        var numbers = new int[4];
        for (var edge = 0; edge < numbers.Length; edge++)
        {
            if (edges.Length != numbers.Length
                || !int.TryParse(edges[edge], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[edge])
                || numbers[edge] > ushort.MaxValue)
                return null;
        }

        return new(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /// <summary>A stored photograph.</summary>
    /// <param name="Sha256">Its digest.</param>
    private sealed record PhotoView(string Sha256);
}
