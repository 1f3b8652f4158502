using System.Text;

namespace Sirekap.Log;

/// <summary>RFC 9285: bytes in the 45 characters that QR codes store best, two bytes to three characters.</summary>
static class Base45
{
    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length + 1) / 2 * 3);
        for (; bytes.Length >= 2; bytes = bytes[2..])
            Append(text, (bytes[0] * 256) + bytes[1], 3);
        if (bytes.Length == 1)
            Append(text, bytes[0], 2);
        return text.ToString();
    }

    /// <summary>The bytes, or null when the text is not base45 as <see cref="Encode"/> writes it.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length / 3 * 2);
        for (; text.Length > 0; text = text[Math.Min(3, text.Length)..])
        {
            if (Value(text[..Math.Min(3, text.Length)]) is not { } value || value > (text.Length >= 3 ? ushort.MaxValue : byte.MaxValue))
                return null;
            if (text.Length >= 3)
                bytes.Add((byte)(value >> 8));
            bytes.Add((byte)(value & byte.MaxValue));
        }
        return [.. bytes];
    }

    // The least significant character comes first.
    static void Append(StringBuilder text, int value, int length)
    {
        for (; length > 0; length--, value /= Alphabet.Length)
            text.Append(Alphabet[value % Alphabet.Length]);
    }

    static int? Value(ReadOnlySpan<char> characters)
    {
        var value = 0;
        for (var at = characters.Length - 1; at >= 0; at--)
        {
            var digit = Alphabet.IndexOf(characters[at], StringComparison.Ordinal);
            if (digit < 0)
                return null;
            value = (value * Alphabet.Length) + digit;
        }
        return characters.Length == 1 ? null : value;
    }
}
