using System.Text;

namespace Sirekap.Election.Forms;

/// <summary>Base45 (RFC 9285): two bytes become three characters of QR's alphanumeric mode.</summary>
static class Base45
{
    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length / 2 * 3) + 2);
        for (var index = 0; index + 1 < bytes.Length; index += 2)
            Append(text, (bytes[index] * 256) + bytes[index + 1], 3);
        if (bytes.Length % 2 == 1)
            Append(text, bytes[^1], 2);
        return text.ToString();
    }

    /// <summary>False where the text is not what <see cref="Encode"/> writes.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length % 3 == 1)
            return false;
        var decoded = new List<byte>(text.Length);
        for (var index = 0; index < text.Length; index += 3)
        {
            var (value, weight) = (0, 1);
            var group = text.Slice(index, Math.Min(3, text.Length - index));
            foreach (var character in group)
            {
                var digit = Alphabet.IndexOf(character, StringComparison.Ordinal);
                if (digit < 0)
                    return false;
                (value, weight) = (value + (digit * weight), weight * 45);
            }

            if (value > (group.Length == 3 ? 0xFFFF : 0xFF))
                return false;
            if (group.Length == 3)
                decoded.Add((byte)(value >> 8));
            decoded.Add((byte)(value & 0xFF));
        }

        bytes = [.. decoded];
        return true;
    }

    static void Append(StringBuilder text, int value, int characters)
    {
        for (var place = 0; place < characters; place++, value /= 45)
            text.Append(Alphabet[value % 45]);
    }
}
