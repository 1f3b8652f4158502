using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Storage;

namespace Sirekap.Server.Reports;

/// <summary>
/// The photographs of reports, each named by the SHA-256 of its bytes. Who may see one follows from the log: those who judge it while it waits, everyone once it is released,
/// nobody after it has been withheld.
/// </summary>
internal sealed class ReportPictures(IBlobStore blobs)
{
    /// <summary>Two are decoded at a time: each may take a hundred megabytes.</summary>
    private static readonly SemaphoreSlim _decoding = new(2);

    /// <summary>What is known to be deleted, so that it is not asked for again.</summary>
    private readonly HashSet<Digest> _gone = [];

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
        lock (_gone)
            _gone.Remove(digest);
        await blobs.PutAsync(NameOf(digest), jpeg, CancellationToken.None);
        return digest;
    }

    /// <summary>Opens a picture; null where it is not here.</summary>
    public Task<Stream?> OpenAsync(Digest photo, CancellationToken cancellation) => blobs.OpenAsync(NameOf(photo), cancellation);

    /// <summary>Deletes what was withheld, and what nobody has judged since a moment; a picture that another report still has stays.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> SweepAsync(IEnumerable<PlacedReport> pictured, DateTimeOffset before, CancellationToken cancellation)
    {
        var kept = pictured.ToLookup(report => report.Picture is { } judged ? judged.IsShown : report.At.Moment >= before, report => report.Photo!.Value);
        var gone = kept[false].Except(kept[true]).Distinct().Where(photo => !IsGone(photo)).ToArray();
        foreach (var photo in gone)
        {
            await blobs.DeleteAsync(NameOf(photo), cancellation);
            lock (_gone)
                _gone.Add(photo);
        }

        return gone.Length;
    }

    private bool IsGone(Digest photo)
    {
        lock (_gone)
            return _gone.Contains(photo);
    }

    private static string NameOf(Digest photo) => $"photos/reported/{photo.ToString()[..2]}/{photo}.jpg";
}
