using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Ledger;
using Sirekap.Server.Site;
using Sirekap.Storage;

namespace Sirekap.Server.Intake;

/// <summary>
/// The door for statements of every kind. Who may state what is the count's to decide, so that the door, a mirror and a
/// verifier cannot differ. Sending the same bytes again gives the same answer.
/// </summary>
public static class StatementEndpoints
{
    /// <summary>Maps <c>POST /api/v1/statements</c>.</summary>
    public static IEndpointRouteBuilder MapStatements(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/statements", AcceptAsync).Accepts<object>("application/json").RequireRateLimiting(IntakeLimit.Policy);
        return app;
    }

    private static async Task<Results<Created<Receipt>, Ok<Receipt>, ProblemHttpResult>> AcceptAsync(
        HttpRequest request, LogBook book, LiveCount live, IOptionsMonitor<SiteOptions> site, CancellationToken cancellation)
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
            AppendOutcome.Refused { Refusal: var (code, sentence) } => Problems.Refuse(code, ClosedLog.Of(live, site)?.Successor is { } successor ? $"{sentence} Its operator names {successor.AbsoluteUri}" : sentence),
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
}
