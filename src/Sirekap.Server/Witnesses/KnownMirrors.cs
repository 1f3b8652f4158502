using Sirekap.Log;

namespace Sirekap.Server.Witnesses;

/// <summary>Mirrors of this log, asked at its start what they have seen of it: whoever serves more than the database holds knows that it was set back.</summary>
public sealed class KnownMirrors(IEnumerable<Uri> addresses, HttpClient http)
{
    private const string Checkpoint = "log/checkpoint";

    /// <summary>The last checkpoints that mirrors serve, checked; without those that do not answer or serve something else.</summary>
    public async Task<IReadOnlyList<SignedCheckpoint>> LastSeenAsync(IReadOnlyList<NoteVerifier> log, CancellationToken cancellation)
    {
        var seen = await Task.WhenAll(addresses.Select(address => TryAsync(address, log, cancellation)));
        return [.. seen.OfType<SignedCheckpoint>()];
    }

    private async Task<SignedCheckpoint?> TryAsync(Uri address, IReadOnlyList<NoteVerifier> log, CancellationToken cancellation)
    {
        try
        {
            return SignedCheckpoint.Open(await http.GetByteArrayAsync(new Uri(address.AbsoluteUri.TrimEnd('/') + "/" + Checkpoint), cancellation), log, []);
        }
        catch (Exception unknown) when (unknown is HttpRequestException or LogDataException or InvalidOperationException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
