using System.Globalization;
using System.Net;
using System.Text;
using Sirekap.Log;

namespace Sirekap.Server.Witnesses;

/// <summary>What the log knows of one witness, and how it speaks with it: C2SP tlog-witness. For one thread at a time.</summary>
internal sealed class WitnessContact(WitnessAddress address, HttpClient http)
{
    // What it has cosigned last, as far as we know; if we are wrong it tells us.
    private long _known;

    public WitnessAddress Address => address;

    /// <summary>Why it did not answer last time, as a sentence; null when it did.</summary>
    public string? Trouble { get; set; }

    /// <summary>Until when it is left alone after it failed, so that one slow witness does not slow every checkpoint.</summary>
    public DateTimeOffset RestsUntil { get; set; }

    /// <summary>When it last gave us a cosignature, as a timestamp of our own clock: its clock may be wrong. Null before the first.</summary>
    public long? SignedAt { get; set; }

    /// <summary>The time of its last cosignature, in seconds since 1970 by its own clock; zero before the first.</summary>
    public long LastCosigned { get; private set; }

    public void Remember(SignedCheckpoint checkpoint) => LastCosigned = checkpoint.Cosignatures
        .Where(cosignature => address.Keys.Contains(cosignature.Key)).Select(cosignature => cosignature.Time).Append(LastCosigned).Max();

    public bool HasSigned(SignedCheckpoint checkpoint) => checkpoint.Cosignatures.Any(cosignature => address.Keys.Contains(cosignature.Key));

    /// <summary>Asks for a cosignature; if the witness knows another size than we thought, once more from there.</summary>
    /// <exception cref="LogDataException">It refuses, or answers with something else than a valid cosignature.</exception>
    public async Task<byte[]> AskAsync(SignedCheckpoint checkpoint, ITileSource tiles, CancellationToken cancellation)
    {
        var (status, body) = await SendAsync(checkpoint, tiles, cancellation);
        if (status == HttpStatusCode.Conflict)
        {
            _known = AddCheckpoint.ParseSize(body);
            (status, body) = await SendAsync(checkpoint, tiles, cancellation);
        }
        if (status != HttpStatusCode.OK)
            throw new LogDataException($"It answered {(int)status}: {FirstLine(body)}");
        if (!HasSigned(checkpoint.With(body, [.. address.Keys])))
            throw new LogDataException("Its answer has no signature of the key that we expect of it.");
        _known = checkpoint.Size;
        return body;
    }

    /// <summary>The last checkpoint of the log that it has cosigned; null when it knows none.</summary>
    /// <exception cref="LogDataException">It shows something that the log has not signed.</exception>
    public async Task<SignedCheckpoint?> LastSeenAsync(IReadOnlyList<NoteVerifier> log, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri(address.Url, AddCheckpoint.MonitoringPath(log[0].Name)), cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        response.EnsureSuccessStatusCode();
        var seen = SignedCheckpoint.Open(await response.Content.ReadAsByteArrayAsync(cancellation), log, []);
        _known = seen.Size;
        return seen;
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> SendAsync(SignedCheckpoint checkpoint, ITileSource tiles, CancellationToken cancellation)
    {
        if (_known > checkpoint.Size)
            throw new LogDataException(string.Create(CultureInfo.InvariantCulture, $"It has cosigned {_known} entries of this log, and we have only {checkpoint.Size}: somebody else signs with the log's key, or the database was set back."));
        var proof = await new TileTree(tiles, checkpoint.Size).ProveConsistencyAsync(_known, cancellation);
        using var content = new ByteArrayContent(AddCheckpoint.From(proof, checkpoint).ToBytes());
        using var response = await http.PostAsync(new Uri(address.Url, AddCheckpoint.Path), content, cancellation);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    private static string FirstLine(byte[] body)
    {
        var line = Encoding.UTF8.GetString(body).Split('\n')[0].Trim();
        return line.Length switch { 0 => "without a word.", > 200 => line[..200] + "…", _ => line };
    }
}
