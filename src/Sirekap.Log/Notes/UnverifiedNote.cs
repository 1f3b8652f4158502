namespace Sirekap.Log;

/// <summary>A note taken apart at its last empty line. Its text must not be used before a signature is checked.</summary>
sealed record UnverifiedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    // Far above sixteen post-quantum signatures of 5 kB, which every reader must accept.
    const int MaxLength = 1_000_000, MaxSignatures = 100;

    public static UnverifiedNote Parse(ReadOnlySpan<byte> bytes)
    {
        var note = Decode(bytes);
        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || !note.EndsWith('\n') || split + 2 == note.Length)
            throw new LogDataException("The note does not end with an empty line and signature lines.");
        return new UnverifiedNote(note[..(split + 1)], ReadSignatures(note[(split + 2)..]));
    }

    /// <summary>Reads signature lines that stand alone, as witnesses answer with.</summary>
    public static IReadOnlyList<NoteSignature> ParseSignatures(ReadOnlySpan<byte> bytes)
    {
        var lines = Decode(bytes);
        return lines.EndsWith('\n') ? ReadSignatures(lines) : throw new LogDataException("The signature lines do not end with a newline.");
    }

    static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxLength)
            throw new LogDataException($"The note has {bytes.Length} bytes; at most {MaxLength} are read.");
        var note = StrictText.DecodeUtf8(bytes) ?? throw new LogDataException("The note is not UTF-8.");
        if (note.AsSpan().ContainsAnyInRange('\0', '\t') || note.AsSpan().ContainsAnyInRange('\v', '\u001F'))
            throw new LogDataException("The note has a control character other than newline.");
        return note;
    }

    static List<NoteSignature> ReadSignatures(string text)
    {
        var lines = text[..^1].Split('\n');
        if (lines.Length > MaxSignatures)
            throw new LogDataException($"The note has {lines.Length} signatures; at most {MaxSignatures} are read.");
        return [.. lines.Select(ReadSignature)];
    }

    static NoteSignature ReadSignature(string line) =>
        NoteSignature.Parse(line) ?? throw new LogDataException($"\"{line}\" is not a signature line.");
}
