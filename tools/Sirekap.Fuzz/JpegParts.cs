using System.Buffers.Binary;

namespace Sirekap.Fuzz;

/// <summary>
/// A JPEG taken apart into its marker segments, each with the entropy-coded data behind it. Lenient: what cannot be understood stays in one
/// piece, and putting the parts together gives the same bytes again.
/// </summary>
public static class JpegParts
{
    /// <summary>Takes a file apart. Each part begins with its marker (0xFF and the code), except a strange beginning or end.</summary>
    public static List<byte[]> Split(byte[] jpeg)
    {
        var parts = new List<byte[]>();
        var at = 0;
        while (at < jpeg.Length)
        {
            var end = EndOfPart(jpeg, at);
            parts.Add(jpeg[at..end]);
            at = end;
        }

        return parts;
    }

    /// <summary>Puts parts together.</summary>
    public static byte[] Join(IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];

    /// <summary>The marker's code of a part; 0 where there is none.</summary>
    public static byte Marker(byte[] part) => part.Length >= 2 && part[0] == 0xFF ? part[1] : (byte)0;

    static int EndOfPart(byte[] jpeg, int at)
    {
        if (at + 1 >= jpeg.Length || jpeg[at] != 0xFF)
            return jpeg.Length;
        if (jpeg[at + 1] is 0xD8 or 0xD9 or (>= 0xD0 and <= 0xD7))
            return at + 2;
        if (at + 4 > jpeg.Length)
            return jpeg.Length;
        var end = Math.Min(jpeg.Length, at + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)));
        if (jpeg[at + 1] == 0xDA)
        {
            while (end < jpeg.Length && !(jpeg[end] == 0xFF && end + 1 < jpeg.Length && jpeg[end + 1] is not (0x00 or (>= 0xD0 and <= 0xD7))))
                end++;
        }

        return Math.Max(end, at + 1);
    }
}
