using System.Collections.Immutable;
using System.Text;
using Sirekap.Log;

namespace Sirekap.Storage;

/// <summary>
/// A ring of keys as text among the settings: <c>sirekap-log-keyring@v1</c>, then a line <c>current</c> and perhaps a line <c>former</c> with a secret
/// in base64, then for each change a line <c>rotation</c> with its note in base64, oldest first.
/// </summary>
static class KeyringText
{
    const string Mark = "sirekap-log-keyring@v1", Current = "current ", Former = "former ", Rotation = "rotation ";

    public static byte[] Write(LogKeyring ring)
    {
        var text = new StringBuilder(Mark).Append('\n').Append(Current).Append(Base64(ring.Current.Seed)).Append('\n');
        if (ring.Former is { } former)
            text.Append(Former).Append(Base64(former.Seed)).Append('\n');
        foreach (var change in ring.Rotations)
            text.Append(Rotation).Append(Base64(change.Bytes)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static LogKeyring Read(byte[] bytes, string origin, Func<NoteSigner, NoteSigner?, ImmutableArray<KeyRotation>, LogKeyring> make)
    {
        try
        {
            var lines = Encoding.UTF8.GetString(bytes).Split('\n');
            if (lines[0] != Mark)
                throw new FormatException($"it begins with \"{lines[0]}\"");
            var former = lines.Where(line => line.StartsWith(Former, StringComparison.Ordinal)).Select(line => Signer(line[Former.Length..])).SingleOrDefault();
            var current = Signer(lines.Single(line => line.StartsWith(Current, StringComparison.Ordinal))[Current.Length..]);
            return make(current, former, [.. Changes(lines)]);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException or LogDataException)
        {
            throw new StartRefusedException($"The keys of this log cannot be read from its settings: {wrong.Message} Restore the settings from a backup, and start with the log's own origin.", wrong);
        }

        NoteSigner Signer(string seed) => new(origin, Convert.FromBase64String(seed));
    }

    // Each note names its old key, and its signature proves it; what is not a chain is refused.
    static IEnumerable<KeyRotation> Changes(string[] lines)
    {
        NoteVerifier? last = null;
        foreach (var line in lines.Where(line => line.StartsWith(Rotation, StringComparison.Ordinal)))
        {
            var note = Convert.FromBase64String(line[Rotation.Length..]);
            var change = KeyRotation.Open(note, last ?? NoteVerifier.Parse(Encoding.UTF8.GetString(note).Split('\n')[2]));
            last = change.New;
            yield return change;
        }
    }

    static string Base64(ReadOnlyMemory<byte> bytes) => Convert.ToBase64String(bytes.Span);
}
