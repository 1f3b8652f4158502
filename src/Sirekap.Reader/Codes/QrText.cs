using System.Text;

namespace Sirekap.Reader.Codes;

/// <summary>The text in the data of a small QR code (up to version 9): pieces in digits or in the 45 alphanumeric characters, in any order.</summary>
internal static class QrText
{
    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    const int End = 0, Numeric = 1, Alphanumeric = 2;

    /// <summary>The text, or null where the data holds none of these kinds, or is cut off.</summary>
    public static string? Read(byte[] data)
    {
        var bits = new BitReader(data);
        var text = new StringBuilder();
        while (bits.Left >= 4 && bits.Take(4) is not End and var mode)
        {
            var complete = mode switch
            {
                Numeric => bits.Left >= 10 && ReadDigits(ref bits, bits.Take(10), text),
                Alphanumeric => bits.Left >= 9 && ReadCharacters(ref bits, bits.Take(9), text),
                _ => false,
            };
            if (!complete)
                return null;
        }

        return text.ToString();
    }

    /// <summary>Three digits take ten bits, two seven, one four.</summary>
    static bool ReadDigits(ref BitReader bits, int length, StringBuilder text)
    {
        for (; length > 0; length -= 3)
        {
            var (count, width, limit) = length >= 3 ? (3, 10, 1000) : length == 2 ? (2, 7, 100) : (1, 4, 10);
            if (bits.Left < width || bits.Take(width) is var value && value >= limit)
                return false;
            for (var unit = limit / 10; count > 0; count--, unit = Math.Max(unit / 10, 1))
                text.Append((char)('0' + (value / unit % 10)));
        }

        return true;
    }

    /// <summary>Two characters take eleven bits, one six.</summary>
    static bool ReadCharacters(ref BitReader bits, int length, StringBuilder text)
    {
        for (; length > 0; length -= 2)
        {
            var (width, limit) = length >= 2 ? (11, 45 * 45) : (6, 45);
            if (bits.Left < width || bits.Take(width) is var value && value >= limit)
                return false;
            if (length >= 2)
                text.Append(Alphabet[value / 45]);
            text.Append(Alphabet[value % 45]);
        }

        return true;
    }

    struct BitReader(byte[] data)
    {
        int _at;

        public readonly int Left => (data.Length * 8) - _at;

        public int Take(int count)
        {
            var value = 0;
            for (var bit = 0; bit < count; bit++, _at++)
                value = (value << 1) | (data[_at / 8] >> (7 - (_at % 8)) & 1);
            return value;
        }
    }
}
