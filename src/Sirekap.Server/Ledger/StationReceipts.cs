using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Log;
using Sirekap.Server.Counting;
using Sirekap.Server.Intake;

namespace Sirekap.Server.Ledger;

/// <summary>Receipts with their entries: of one statement, and in one file of every statement about a form and of the keys that signed them.</summary>
internal static class StationReceipts
{
    /// <summary>The receipt of an entry with the entry in it; null while it is not published.</summary>
    /// <remarks>The entry travels in the line that nothing signs; the path binds it all the same, as it must lead from this entry's hash to the signed root.</remarks>
    public static async Task<string?> WholeReceiptAsync(this IPublishedLog log, long index, CancellationToken cancellation)
    {
        var receipt = await log.ReceiptAsync(index, cancellation);
        return receipt.Proof is { } proof && await log.EntryAsync(index, cancellation) is { } entry
            ? Encoding.UTF8.GetString((TlogProof.Parse(Encoding.UTF8.GetBytes(proof)) with { Extra = entry.ToArray() }).ToBytes())
            : null;
    }

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> AnswerAsync(
        string station, string contest, IPublishedLog log, LiveCount live, CancellationToken cancellation)
    {
        var indexes = new SortedSet<long>(live.Read(count => HistoryOf(count, station, contest)));
        if (indexes.Count == 0)
            return Problems.Refuse("not-found", $"The log has no statement about station \"{station}\" in contest \"{contest}\".");
        await AddKeysAsync(indexes, log, live, cancellation);
        var file = new StringBuilder();
        foreach (var index in indexes)
        {
            if (await log.WholeReceiptAsync(index, cancellation) is not { } receipt)
                return Problems.Refuse("not-published-yet", $"Entry {index} is durable but not in a checkpoint yet: ask again in a second.");
            file.Append(receipt);
        }

        return TypedResults.Text(file.ToString(), "text/plain; charset=utf-8");
    }

    private static long[] HistoryOf(Count count, string station, string contest) =>
        count.Definition.Regions.FindStation(station) is { } known && count.Contest(contest)?.DossierOf(known) is { } dossier
            ? [.. dossier.History.Select(entry => entry.Index)]
            : [];

    /// <summary>Who signed, who enrolled that key, and so on up to the root, which the log's first entry names.</summary>
    private static async Task AddKeysAsync(SortedSet<long> indexes, IPublishedLog log, LiveCount live, CancellationToken cancellation)
    {
        for (var open = new Queue<long>(indexes); open.TryDequeue(out var index);)
        {
            if (await log.EntryAsync(index, cancellation) is not { } entry)
                continue;
            var key = SignedEntry.Parse(entry).Key;
            if (live.Read(count => count.DescribeKey(key)) is { EnrolledAt: var enrolled } && indexes.Add(enrolled))
                open.Enqueue(enrolled);
        }
    }
}
