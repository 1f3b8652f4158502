using System.Globalization;
using System.Text;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Log;

namespace Sirekap.Server.Site.Receipts;

/// <summary>What one entry of the log is proven with.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Leaf">The entry's hash in the tree.</param>
/// <param name="Entry">The statement; null where the entry is none that the count can read.</param>
/// <param name="Size">The size of the signed checkpoint that the proof leads to; null while the entry is not published.</param>
/// <param name="Compact">The proof as text for a QR code; null where there is none.</param>
public sealed record ReceiptEvidence(long Index, LogHash Leaf, SignedEntry? Entry, long? Size, string? Compact)
{
    /// <summary>Reads what the log gives: an entry, and its proof where it is published.</summary>
    public static ReceiptEvidence Of(long index, ReadOnlyMemory<byte> entry, string? proof, LogPolicy known)
    {
        var leaf = LogHash.OfLeaf(entry.Span);
        var parsed = Parse(entry);
        if (proof is null)
            return new(index, leaf, parsed, null, null);
        var receipt = TlogProof.Parse(Encoding.UTF8.GetBytes(proof));
        var size = receipt.Verify(leaf, known.WithoutQuorum()).Size;
        try
        {
            return new(index, leaf, parsed, size, CompactReceipt.Write(receipt, leaf, known));
        }
        catch (LogDataException)
        {
            return new(index, leaf, parsed, size, null);
        }
    }

    private static SignedEntry? Parse(ReadOnlyMemory<byte> entry)
    {
        try
        {
            return SignedEntry.Parse(entry);
        }
        catch (RefusedException)
        {
            // The log keeps what the count ignores, and proves it all the same.
            return null;
        }
    }
}

/// <summary>The page of a receipt: the statement that it is for, and the two codes.</summary>
/// <param name="Evidence">What the log gives.</param>
/// <param name="Station">The station that the statement is about; null where it is about none.</param>
/// <param name="KeyAt">The log index at which the signer's key was enrolled, whose receipt says who that is; null where the count does not know the key.</param>
/// <param name="Pointer">The text of the pointer code: the address of this page in the log's site, with the leaf hash behind <c>#</c>.</param>
/// <param name="PointerCode">It, drawn; null when the address is too long.</param>
/// <param name="ProofCode">The compact proof, drawn; null where there is none.</param>
public sealed record ReceiptView(ReceiptEvidence Evidence, Station? Station, long? KeyAt, string Pointer, QrPicture? PointerCode, QrPicture? ProofCode)
{
    /// <summary>The leaf hash in base64url without padding: what the pointer code binds.</summary>
    public string Fragment => FragmentOf(Evidence.Leaf);

    internal static ReceiptView Of(ReceiptEvidence evidence, Count count, string site)
    {
        var pointer = string.Create(CultureInfo.InvariantCulture, $"{site}/bukti/{evidence.Index}#{FragmentOf(evidence.Leaf)}");
        return new(
            evidence,
            StationOf(evidence.Entry?.Statement) is { } code ? count.Definition.Regions.FindStation(code) : null,
            evidence.Entry is { } entry ? count.DescribeKey(entry.Key)?.EnrolledAt : null,
            pointer,
            QrPicture.Of(pointer),
            evidence.Compact is { } compact ? QrPicture.Of(compact) : null);
    }

    private static string FragmentOf(LogHash leaf) => System.Buffers.Text.Base64Url.EncodeToString(leaf.ToArray());

    private static string? StationOf(Statement? statement) => statement switch
    {
        FormStatement form => form.Station,
        ReadingStatement reading => reading.Station,
        DecisionStatement decision => decision.Station,
        ObjectionStatement objection => objection.Station,
        ClaimStatement claim => claim.Station,
        ReportStatement report => report.Station,
        _ => null,
    };
}
