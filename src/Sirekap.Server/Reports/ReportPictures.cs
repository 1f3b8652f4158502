using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Server.Reports;

/// <summary>
/// The photographs of reports, each named by the SHA-256 of its bytes. Who may see one follows from the log: those who judge it while it waits, everyone once it is released,
/// nobody after it has been withheld. Beside each lies a record, written before the picture and emptied after it is deleted, so that none is here that nobody knows of.
/// </summary>
internal sealed class ReportPictures(IBlobStore blobs, IRecordStore records, TimeProvider clock)
{
    private const string Kind = "report-picture";

    /// <summary>Two are decoded at a time: each may take a hundred megabytes.</summary>
    private static readonly SemaphoreSlim _decoding = new(2);

    /// <summary>Makes what is kept of a photograph that was sent.</summary>
    /// <exception cref="RefusedException">It cannot be taken.</exception>
    public static async Task<byte[]> PlainAsync(ReadOnlyMemory<byte> sent, CancellationToken cancellation)
    {
        await _decoding.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => PlainPicture.Of(sent), cancellation);
        }
        finally
        {
            _decoding.Release();
        }
    }

    /// <summary>Keeps a picture and gives its digest.</summary>
    public async Task<Digest> KeepAsync(ReadOnlyMemory<byte> jpeg)
    {
        var digest = Digest.Of(jpeg.Span);
        var record = new CanonicalObject().Set("at", new StatementTime(clock.GetUtcNow()).ToString()).ToBytes();
        while (!await records.TryPutAsync(Kind, digest.ToString(), (await records.FindAsync(Kind, digest.ToString()))?.Version ?? 0, record))
        {
            // Somebody keeps or deletes the same picture at this moment.
        }

        await blobs.PutAsync(NameOf(digest), jpeg, CancellationToken.None);
        return digest;
    }

    /// <summary>Opens a picture; null where it is not here.</summary>
    public Task<Stream?> OpenAsync(Digest photo, CancellationToken cancellation) => blobs.OpenAsync(NameOf(photo), cancellation);

    /// <summary>Whether a picture is here.</summary>
    public async Task<bool> HasAsync(Digest photo, CancellationToken cancellation) => await blobs.LengthAsync(NameOf(photo), cancellation) is not null;

    /// <summary>The pictures that are kept, and since when at the earliest.</summary>
    public async Task<IReadOnlyDictionary<Digest, DateTimeOffset>> KeptAsync(CancellationToken cancellation) =>
        (await records.ListAsync(Kind, cancellation)).Where(record => record.Value.Length > 0).ToDictionary(record => Digest.Parse(record.Name), SinceOf);

    /// <summary>Deletes the pictures that may go. What cannot be deleted keeps its record and is tried again with the next sweep; the others go.</summary>
    /// <param name="mayGo">Whether a picture that is kept since a moment may go.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="AggregateException">Some could not be deleted.</exception>
    public async Task<int> SweepAsync(Func<Digest, DateTimeOffset, bool> mayGo, CancellationToken cancellation)
    {
        var (gone, failures) = (0, new List<Exception>());
        foreach (var record in await records.ListAsync(Kind, cancellation))
        {
            if (record.Value.Length == 0 || !mayGo(Digest.Parse(record.Name), SinceOf(record)))
                continue;
            try
            {
                await blobs.DeleteAsync(NameOf(Digest.Parse(record.Name)), cancellation);
                await records.TryPutAsync(Kind, record.Name, record.Version, ReadOnlyMemory<byte>.Empty, CancellationToken.None);
                gone++;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? gone : throw new AggregateException($"{failures.Count} photographs of reports could not be deleted.", failures);
    }

    private static DateTimeOffset SinceOf(StoredRecord record) => StatementTime.Parse(CanonicalJson.Parse(record.Value).Text("at")).Moment;

    private static string NameOf(Digest photo) => $"photos/reported/{photo.ToString()[..2]}/{photo}.jpg";
}
