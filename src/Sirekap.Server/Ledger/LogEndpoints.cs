using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Sirekap.Log;
using Sirekap.Server.Counting;
using Sirekap.Server.Intake;
using Sirekap.Storage;

namespace Sirekap.Server.Ledger;

/// <summary>The log for everyone, as C2SP tlog-tiles lays it out, and single entries for people.</summary>
public static class LogEndpoints
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string Text = "text/plain; charset=utf-8";

    /// <summary>Maps <c>/log/checkpoint</c>, <c>/log/vkey</c>, <c>/log/vkey-ml-dsa</c>, <c>/log/rotation/{key id}</c>, <c>/log/tile/…</c> and <c>/log/entry/{index}</c>.</summary>
    public static IEndpointRouteBuilder MapLog(this IEndpointRouteBuilder app)
    {
        var log = app.MapGroup("/log");
        log.MapMethods("/checkpoint", [HttpMethods.Get, HttpMethods.Head], Checkpoint);
        log.MapMethods("/vkey", [HttpMethods.Get, HttpMethods.Head], (IPublishedLog book) => TypedResults.Text(book.Key + "\n", Text));
        log.MapMethods("/vkey-ml-dsa", [HttpMethods.Get, HttpMethods.Head], MlDsaKey);
        log.MapMethods("/rotation/{key}", [HttpMethods.Get, HttpMethods.Head], RotationAsync);
        log.MapMethods("/tile/{**path}", [HttpMethods.Get, HttpMethods.Head], TileAsync);
        log.MapMethods("/entry/{index:long}", [HttpMethods.Get, HttpMethods.Head], EntryAsync);
        return app;
    }

    private static Results<ContentHttpResult, ProblemHttpResult> MlDsaKey(IPublishedLog book) => book.MlDsaKey is { } key
        ? TypedResults.Text(key + "\n", Text)
        : Problems.Refuse("not-found", "This log has no ML-DSA-44 key; /log/vkey has its Ed25519 key.");

    /// <summary>The note by which whoever trusts an earlier key of the log can trust the next one.</summary>
    private static async Task<IResult> RotationAsync(string key, IPublishedLog book, CancellationToken cancellation) =>
        key.Length == 8 && key.All(char.IsAsciiHexDigitLower) && await book.Blobs.OpenAsync("log/rotation/" + key, cancellation) is { } note
            ? TypedResults.Stream(note, Text)
            : Problems.Refuse("not-found", $"The log has not changed its key since {key}; /log/vkey has its key.");

    private static FileContentHttpResult Checkpoint(IPublishedLog book, HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(book.Latest.Note.Bytes, Text);
    }

    private static async Task<IResult> TileAsync(string path, IPublishedLog book, HttpResponse response, CancellationToken cancellation)
    {
        var name = "tile/" + path;
        if (!TilePath.TryParse(name, out _) || await book.Blobs.OpenAsync("log/" + name, cancellation) is not { } tile)
            return Problems.Refuse("not-found", $"The log has no {name}: fetch the checkpoint and ask for tiles that its size has.");
        response.Headers.CacheControl = Immutable;
        return TypedResults.Stream(tile, "application/octet-stream");
    }

    private static async Task<IResult> EntryAsync(long index, IPublishedLog book, LiveCount live, CancellationToken cancellation) =>
        index >= 0 && index < live.Size && await book.EntryAsync(index, cancellation) is { } entry
            ? TypedResults.Bytes(entry, "application/json; charset=utf-8")
            : Problems.Refuse("entry-unknown", string.Create(CultureInfo.InvariantCulture, $"The log has no entry {index}."));
}
