using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Storage;

namespace Sirekap.Server.Residency;

/// <summary>
/// Keeps what opens sealed places. The database has it before the log has the seal, so neither a crash nor a full disk loses it; the files that an operator
/// gives away are made from there, again and again until they are whole.
/// </summary>
/// <param name="records">The database.</param>
/// <param name="data">The data folder.</param>
internal sealed class SealShelf(IRecordStore records, string data)
{
    private const string Kind = "seal";

    private long _written = -1;

    /// <summary>Keeps what opens a seal, durably.</summary>
    public async Task KeepAsync(Digest seal, SealedOpening opening, CancellationToken cancellation)
    {
        if (!await records.TryPutAsync(Kind, seal.ToString(), 0, SealedOpening.Write(opening), cancellation))
            throw new InvalidOperationException($"The seal {seal} is kept already: the random generator repeats itself.");
    }

    /// <summary>Writes <c>residency/{index}.json</c> of every attestation that has sealed places and no such file yet.</summary>
    /// <param name="attestations">Those of one key, in log order.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task WriteFilesAsync(IEnumerable<Attestation> attestations, CancellationToken cancellation)
    {
        foreach (var (index, _, statement) in attestations.Where(attestation => attestation.Index > _written))
        {
            var openings = new SortedDictionary<string, SealedOpening>(StringComparer.Ordinal);
            var isThere = File.Exists(SealedOpening.PathOf(data, index));
            foreach (var (name, endpoint) in statement.Endpoints.Where(_ => !isThere))
            {
                if (endpoint.Place is SealedPlace { Seal: var seal } && await records.FindAsync(Kind, seal.ToString(), cancellation) is { } kept)
                    openings.Add(name, SealedOpening.ReadOne(kept.Value));
            }

            if (openings.Count > 0)
                await SealedOpening.WriteAsync(data, index, openings, cancellation);
            _written = index;
        }
    }
}
