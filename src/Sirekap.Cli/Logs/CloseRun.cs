using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Ledger;
using Sirekap.Server.Residency;
using Sirekap.Storage;

namespace Sirekap.Cli.Logs;

/// <summary>One run of <c>log close</c>: appends the root's last word, publishes it, and prints the final checkpoint. A closed log stays closed; doing it again prints the same.</summary>
internal sealed class CloseRun(SirekapOptions options, string? rootKey, string reason, TextWriter screen)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        // Opening a log that is not there would begin one.
        await using (await OperatedLog.OpenAsync(options, mayMake: false, cancellation))
        {
        }

        var live = new LiveCount(ElectionFolder.Load(options.Election ?? ElectionFolder.Find()));
        using var keys = new KeyFolder(Path.Combine(options.Data, "keys"));
        using var root = KeyFolder.Read(rootKey ?? keys.PathOf(KeyNames.Root));
        await using var book = await LogBook.OpenAsync(options, live, keys, await HomeGuard.OpenAsync(options, OutsideWorld.Real, cancellation), cancellation: cancellation);
        if (live.Read(count => count.ClosedAt) is null)
            await CloseAsync(book, live, new P256Signer(root), cancellation);
        if ((await book.ReceiptAsync(live.Size - 1, cancellation)).Proof is null)
            throw new TimeoutException("The log is closed, but its last checkpoint is not published yet: run the command again, or start the server.");
        screen.Write(book.Latest.Note);
    }

    private async Task CloseAsync(LogBook book, LiveCount live, P256Signer root, CancellationToken cancellation)
    {
        var statement = new CloseStatement
        {
            Election = live.Definition.Id,
            At = new(TimeProvider.System.GetUtcNow()),
            Sequence = live.Read(count => count.NextSequence(root.Key)) ?? throw new InvalidDataException($"The key {root.Key} is not the root of this log: give its root key with --root-key."),
            Reason = reason,
        };
        if (await book.Writer.AppendAsync(SignedEntry.Sign(statement, root).Bytes, cancellation) is AppendOutcome.Refused { Refusal: var refusal })
            throw new InvalidDataException(refusal.Sentence);
    }
}
