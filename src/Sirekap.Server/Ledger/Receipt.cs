using System.Globalization;

namespace Sirekap.Server.Ledger;

/// <summary>What the sender of a statement walks away with.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Proof">The proof that a signed checkpoint covers the entry (c2sp.org/tlog-proof@v1); null while it is not published.</param>
/// <param name="Url">Where the proof can be had again.</param>
public sealed record Receipt(long Index, string? Proof, string Url)
{
    /// <summary>Where the proof of an entry can be had.</summary>
    public static string UrlOf(long index) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/receipts/{index}");
}
