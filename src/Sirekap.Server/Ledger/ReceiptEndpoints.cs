using Microsoft.AspNetCore.Http.HttpResults;
using Sirekap.Election.Statements;
using Sirekap.Server.Counting;
using Sirekap.Server.Intake;

namespace Sirekap.Server.Ledger;

/// <summary>The proof that an entry is in the log, and the keys that the log knows: for whoever sent a statement, or wants to.</summary>
public static class ReceiptEndpoints
{
    /// <summary>Maps <c>GET /api/v1/receipts/{index}</c> (with <c>?entry=true</c> the entry is in it, and the file can be checked alone), those of one form, and <c>GET /api/v1/keys/{key}</c>.</summary>
    public static IEndpointRouteBuilder MapReceipts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/receipts/{index:long}", ReceiptAsync);
        app.MapGet("/api/v1/stations/{station}/{contest}/receipts", StationReceipts.AnswerAsync);
        app.MapGet("/api/v1/keys/{key}", Key);
        return app;
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReceiptAsync(
        long index, IPublishedLog log, LiveCount live, CancellationToken cancellation, bool entry = false)
    {
        if (index < 0 || index >= live.Size)
            return Problems.Refuse("entry-unknown", $"The log has no entry {index}: it ends before {live.Size}.");
        var proof = entry ? await log.WholeReceiptAsync(index, cancellation) : (await log.ReceiptAsync(index, cancellation)).Proof;
        return proof is not null
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
