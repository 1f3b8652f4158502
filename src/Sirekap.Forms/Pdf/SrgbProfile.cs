using System.Buffers.Binary;
using System.Text;

namespace Sirekap.Forms.Pdf;

/// <summary>The colour space sRGB (IEC 61966-2-1) as an ICC profile, version 2.1, made from the standard's numbers: nobody's file, and always the same bytes.</summary>
static class SrgbProfile
{
    const int HeaderBytes = 128, EntryBytes = 12, CurvePoints = 1024;

    /// <summary>The name that it goes by.</summary>
    public const string Name = "sRGB IEC61966-2.1";

    /// <summary>The white of the connection space, D50, and the three primaries adapted to it (Bradford).</summary>
    static readonly double[] s_white = [0.9642, 1, 0.8249], s_red = [0.4360747, 0.2225045, 0.0139322], s_green = [0.3850649, 0.7168786, 0.0971045], s_blue = [0.1430804, 0.0606169, 0.7141733];

    /// <summary>The profile.</summary>
    public static byte[] Bytes { get; } = Make();

    static byte[] Make()
    {
        var curve = Curve();
        (string Sign, byte[] Data)[] tags =
        [
            ("desc", Description()), ("cprt", [.. "text\0\0\0\0"u8, .. "No rights reserved\0"u8]), ("wtpt", Place(s_white)), ("rXYZ", Place(s_red)), ("gXYZ", Place(s_green)), ("bXYZ", Place(s_blue)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        using var table = new MemoryStream();
        using var data = new MemoryStream();
        var starts = new Dictionary<byte[], long>();
        foreach (var (sign, bytes) in tags)
        {
            if (!starts.TryGetValue(bytes, out var start))
            {
                starts.Add(bytes, start = HeaderBytes + 4 + (EntryBytes * tags.Length) + data.Length);
                data.Write(bytes);
                data.Write(new byte[(4 - (bytes.Length % 4)) % 4]);
            }

            table.Write([.. Encoding.ASCII.GetBytes(sign), .. Big((int)start), .. Big(bytes.Length)]);
        }

        var length = HeaderBytes + 4 + (int)table.Length + (int)data.Length;
        return [.. Header(length), .. Big(tags.Length), .. table.ToArray(), .. data.ToArray()];
    }

    static byte[] Header(int length)
    {
        var header = new byte[HeaderBytes];
        Big(length).CopyTo(header, 0);
        Big(0x02100000).CopyTo(header, 8);
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        // The day is a part of the format; it is always the first of 2024.
        Big(0x07E80001, 0x00010000, 0).CopyTo(header, 24);
        "acsp"u8.CopyTo(header.AsSpan(36));
        Place(s_white)[8..].CopyTo(header, 68);
        return header;
    }

    static byte[] Description() =>
        [.. "desc\0\0\0\0"u8, .. Big(Name.Length + 1), .. Encoding.ASCII.GetBytes(Name), 0, .. new byte[4 + 4 + 2 + 1 + 67]];

    static byte[] Place(double[] xyz) => [.. "XYZ \0\0\0\0"u8, .. xyz.SelectMany(part => Big((int)Math.Round(part * 65536)))];

    /// <summary>From the written value to light: straight near black, a power of 2.4 above.</summary>
    static byte[] Curve() =>
    [
        .. "curv\0\0\0\0"u8, .. Big(CurvePoints),
        .. Enumerable.Range(0, CurvePoints).Select(point => point / (CurvePoints - 1.0))
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))
            .Select(light => (ushort)Math.Round(light * 65535)).SelectMany(light => (byte[])[(byte)(light >> 8), (byte)(light & 255)]),
    ];

    static byte[] Big(params ReadOnlySpan<int> numbers)
    {
        var bytes = new byte[4 * numbers.Length];
        for (var index = 0; index < numbers.Length; index++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * index), numbers[index]);
        return bytes;
    }
}
