using Microsoft.AspNetCore.Http.HttpResults;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Server.Ledger;
using Sirekap.Storage;

namespace Sirekap.Server.Intake;

/// <summary>
/// The door for statements of every kind. Who may state what is the count's to decide, so that the door, a mirror and a
/// verifier cannot differ. Sending the same bytes again gives the same answer.
/// </summary>
public static class StatementEndpoints
{
    /// <summary>Maps <c>POST /api/v1/statements</c>, <c>GET /api/v1/receipts/{index}</c> and <c>GET /api/v1/keys/{key}</c>.</summary>
    public static IEndpointRouteBuilder MapStatements(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/statements", AcceptAsync).Accepts<object>("application/json").RequireRateLimiting(IntakeLimit.Policy);
        app.MapGet("/api/v1/receipts/{index:long}", ReceiptAsync);
        app.MapGet("/api/v1/keys/{key}", Key);
        return app;
    }

    private static async Task<Results<Created<Receipt>, Ok<Receipt>, ProblemHttpResult>> AcceptAsync(
        HttpRequest request, LogBook book, CancellationToken cancellation)
    {
        var (bytes, refusal) = await Body.ReadAsync(
            request, CanonicalJson.MostBytes, "too-large", $"A statement has at most {CanonicalJson.MostBytes} bytes.", cancellation);
        if (refusal is not null)
            return refusal;
        if (bytes.Length == 0)
            return Problems.Refuse("malformed", "The request has no body: send the signed entry as JSON.");
        if (await AppendAsync(book, bytes, cancellation) is not { } outcome)
            return Problems.Refuse("log-stopped", "The log takes no more entries until the server is started again: send the same bytes again then.");
        return outcome switch
        {
            AppendOutcome.Stored stored => TypedResults.Created(
                Receipt.UrlOf(stored.Index), await NowOrLaterAsync(request, book, stored.Index, cancellation)),
            AppendOutcome.Known known => TypedResults.Ok(await NowOrLaterAsync(request, book, known.Index, cancellation)),
            AppendOutcome.Refused { Refusal: var (code, sentence) } => Problems.Refuse(code, sentence),
            _ => throw new InvalidOperationException($"The log answered with {outcome}."),
        };
    }

    private static async Task<AppendOutcome?> AppendAsync(LogBook book, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            return await book.Writer.AppendAsync(bytes, cancellation);
        }
        catch (WriterStoppedException)
        {
            return null;
        }
    }

    /// <summary>Whoever prefers not to wait for the next checkpoint (RFC 7240) fetches the proof later.</summary>
    private static async Task<Receipt> NowOrLaterAsync(HttpRequest request, LogBook book, long index, CancellationToken cancellation) =>
        request.Headers["Prefer"].Contains("respond-async")
            ? new(index, null, Receipt.UrlOf(index))
            : await book.ReceiptAsync(index, cancellation);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReceiptAsync(
        long index, LogBook book, LiveCount live, CancellationToken cancellation)
    {
        if (index < 0 || index >= live.Size)
            return Problems.Refuse("entry-unknown", $"The log has no entry {index}: it ends before {live.Size}.");
        var receipt = await book.ReceiptAsync(index, cancellation);
        return receipt.Proof is { } proof
            ? TypedResults.Text(proof, "text/plain; charset=utf-8")
            : Problems.Refuse("not-published-yet", $"Entry {index} is durable but not in a checkpoint yet: ask again in a second.");
    }

    private static Results<Ok<KeyView>, ProblemHttpResult> Key(string key, LiveCount live)
    {
        try
        {
            var id = KeyId.Parse(key);
            return live.Read(count => count.DescribeKey(id)) is { } known
                ? TypedResults.Ok(new KeyView(key, known.Role, known.Region, known.NextSequence, known.IsRevoked))
                : Problems.Refuse("not-found", $"Key {key} is not enrolled in this log.");
        }
        catch (RefusedException refused)
        {
            return Problems.Refuse(refused.Refusal.Code, refused.Refusal.Sentence);
        }
    }

    /// <summary>A key as the log knows it.</summary>
    /// <param name="Key">Its id.</param>
    /// <param name="Role">What it may sign.</param>
    /// <param name="Region">Where.</param>
    /// <param name="Next">The sequence number of its next statement.</param>
    /// <param name="Revoked">Whether it has been revoked.</param>
    private sealed record KeyView(string Key, string Role, string Region, long Next, bool Revoked);
}
