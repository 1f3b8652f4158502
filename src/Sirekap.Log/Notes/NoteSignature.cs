using System.Buffers.Binary;

namespace Sirekap.Log;

/// <summary>One signature line of a note, not yet believed: an em dash, the key's name, and base64 of id and signature.</summary>
readonly record struct NoteSignature(string Name, uint Id, byte[] Signature)
{
    const string Dash = "\u2014 ";

    /// <summary>Reads a line without its newline; null when it is malformed.</summary>
    public static NoteSignature? Parse(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line.Split(' ') is not [_, var name, var base64])
            return null;
        return NoteKey.IsName(name) && StrictText.DecodeBase64(base64) is { Length: > sizeof(uint) } bytes
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[sizeof(uint)..])
            : null;
    }

    /// <summary>The line with its newline.</summary>
    public override string ToString()
    {
        var bytes = new byte[sizeof(uint) + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Id);
        Signature.CopyTo(bytes, sizeof(uint));
        return $"{Dash}{Name} {Convert.ToBase64String(bytes)}\n";
    }
}
