using System.Text;
using Sirekap.Cli.Verification;
using Sirekap.Election;
using Sirekap.Election.Statements;
using Sirekap.Log;

namespace Sirekap.Cli.Receipts;

/// <summary>What a receipt is checked with.</summary>
/// <param name="File">The receipt: a <c>.tlog-proof</c> file, or the text of a QR code.</param>
/// <param name="Entry">A file with the statement's exact bytes; null where the receipt holds it.</param>
/// <param name="LogKey">The log's verifier key, or null where the policy names it.</param>
/// <param name="Policy">A tlog-policy file: which witnesses must have cosigned; null asks for none.</param>
internal sealed record ReceiptQuestion(string File, string? Entry, string? LogKey, string? Policy);

/// <summary>One run of <c>verify --receipt</c>, offline: 0 the statement is in the log, 1 the receipt does not prove it, 2 nothing can be said.</summary>
internal static class ReceiptRun
{
    public static async Task<int> RunAsync(ReceiptQuestion question, TextWriter screen, string language, CancellationToken cancellation)
    {
        LogPolicy policy;
        byte[] receipt;
        byte[]? entry;
        try
        {
            policy = await PolicyAsync(question, cancellation);
            receipt = await File.ReadAllBytesAsync(question.File, cancellation);
            entry = question.Entry is null ? null : await File.ReadAllBytesAsync(question.Entry, cancellation);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or LogDataException)
        {
            return Say(VerifyRun.NotChecked, Words.Broken(missing.Message));
        }

        try
        {
            var compact = Encoding.UTF8.GetString(receipt).Trim();
            var isCompact = compact.StartsWith(CompactReceipt.Mark, StringComparison.Ordinal);
            var proof = isCompact ? null : TlogProof.Parse(receipt);
            if ((entry ?? proof?.Extra) is not { } statement)
                return Say(VerifyRun.NotChecked, NoEntry);
            var leaf = LogHash.OfLeaf(statement);
            proof ??= CompactReceipt.Read(compact, leaf, policy);
            var checkpoint = proof.Verify(leaf, policy);
            screen.WriteLine(Encoding.UTF8.GetString(statement));
            return Say(VerifyRun.Holds, Holds(proof.Index, checkpoint, policy, Kind(statement)));
        }
        catch (LogDataException wrong)
        {
            return Say(VerifyRun.Fails, new($"BUKTI INI TIDAK SAH: {wrong.Message}", $"THIS RECEIPT PROVES NOTHING: {wrong.Message}"));
        }

        int Say(int status, LocalizedText sentence)
        {
            screen.WriteLine(sentence.In(language));
            return status;
        }
    }

    private static LocalizedText NoEntry { get; } = new(
        "Bukti ini tidak memuat pernyataannya: unduh dengan ?entry=true, atau berikan berkas pernyataan dengan --entry.",
        "This receipt does not hold its statement: fetch it with ?entry=true, or give the statement's file with --entry.");

    private static LocalizedText Holds(long index, SignedCheckpoint checkpoint, LogPolicy policy, string kind) => new(
        $"Sah: pernyataan ini ({kind}) adalah entri {index} dari log {checkpoint.Checkpoint.Origin}, yang ditandatangani dengan {checkpoint.Size} entri; {checkpoint.Cosignatures.Length} dari {policy.Witnesses.Length} saksi yang dikenal ikut menandatangani.",
        $"It holds: this statement ({kind}) is entry {index} of the log {checkpoint.Checkpoint.Origin}, signed with {checkpoint.Size} entries; {checkpoint.Cosignatures.Length} of {policy.Witnesses.Length} known witnesses have cosigned.");

    private static string Kind(byte[] entry)
    {
        try
        {
            return SignedEntry.Parse(entry).Statement.GetType().Name.Replace("Statement", "", StringComparison.Ordinal).ToLowerInvariant();
        }
        catch (RefusedException)
        {
            return "?";
        }
    }

    private static async Task<LogPolicy> PolicyAsync(ReceiptQuestion question, CancellationToken cancellation)
    {
        var key = question.LogKey is { } given ? NoteVerifier.Parse(given.Trim()) : null;
        if (question.Policy is not { } file)
            return LogPolicy.OfLog(key ?? throw new LogDataException("a receipt is checked against the log's key as it was announced: give it with --vkey, or a --policy that names it."));
        var policy = LogPolicy.Parse(await File.ReadAllBytesAsync(file, cancellation));
        return key is null ? policy : policy.For(key);
    }
}
