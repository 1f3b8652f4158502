using System.Buffers.Text;
using System.Security.Cryptography;
using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Server.Reports;

/// <summary>
/// The words of reports, which only those see who answer them. The log holds their seal; they can be erased, the log cannot.
/// </summary>
internal sealed class ReportWords(IRecordStore records)
{
    private const string Words = "report-words";
    private const int SaltBytes = 16;

    /// <summary>Keeps words.</summary>
    /// <returns>Their seal, which says nothing about them to whoever does not have them.</returns>
    public async Task<Digest> KeepAsync(string text, StatementTime now)
    {
        var record = new CanonicalObject().Set("at", now.ToString()).Set("salt", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SaltBytes))).Set("text", text).ToBytes();
        var seal = Digest.Of(record);
        await records.TryPutAsync(Words, seal.ToString(), 0, record, CancellationToken.None);
        return seal;
    }

    /// <summary>The words behind a seal; null where they are erased, or never were here.</summary>
    public async Task<string?> FindAsync(Digest seal, CancellationToken cancellation) =>
        await records.FindAsync(Words, seal.ToString(), cancellation) is { Value.Length: > 0 } found ? CanonicalJson.Parse(found.Value).Text("text", ReportDraft.MostText) : null;

    /// <summary>Erases words; those that are erased stay so.</summary>
    public async Task EraseAsync(Digest seal)
    {
        if (await records.FindAsync(Words, seal.ToString(), CancellationToken.None) is { Value.Length: > 0 } found)
            await records.TryPutAsync(Words, found.Name, found.Version, ReadOnlyMemory<byte>.Empty, CancellationToken.None);
    }

    /// <summary>Erases all words that were kept before a moment, and those that may go.</summary>
    /// <returns>How many were erased.</returns>
    public async Task<int> SweepAsync(DateTimeOffset before, Func<Digest, bool> mayGo, CancellationToken cancellation)
    {
        var erased = 0;
        foreach (var record in await records.ListAsync(Words, cancellation))
        {
            if (record.Value.Length == 0 || (StatementTime.Parse(CanonicalJson.Parse(record.Value).Text("at")).Moment >= before && !mayGo(Digest.Parse(record.Name))))
                continue;
            await records.TryPutAsync(Words, record.Name, record.Version, ReadOnlyMemory<byte>.Empty, CancellationToken.None);
            erased++;
        }

        return erased;
    }
}
