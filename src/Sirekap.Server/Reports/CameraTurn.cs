using System.Buffers.Binary;
using Sirekap.Reader.Imaging;

namespace Sirekap.Server.Reports;

/// <summary>How a camera was held, as its mark in the metadata says (EXIF 2.32, tag 274, "Orientation"): 1 is upright, 2 to 8 are turned or mirrored. Whatever is no such mark is 1.</summary>
/// <param name="Mark">1 to 8.</param>
internal readonly record struct CameraTurn(int Mark)
{
    private const byte StartOfScan = 0xda, Metadata = 0xe1;
    private const int Tag = 274, EntryBytes = 12, Short = 3;

    private static readonly CameraTurn _upright = new(1);

    /// <summary>Reads the mark of a JPEG.</summary>
    public static CameraTurn Of(ReadOnlySpan<byte> jpeg)
    {
        for (var rest = jpeg.Length > 2 ? jpeg[2..] : default; rest.Length > 4 && rest[0] == 0xff && rest[1] != StartOfScan;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) + 2;
            if (length > rest.Length)
                break;
            if (rest[1] == Metadata && rest[4..length] is var segment && segment.StartsWith("Exif\0\0"u8))
                return InTiff(segment[6..]);
            rest = rest[length..];
        }

        return _upright;
    }

    /// <summary>The plane as it was seen.</summary>
    public Plane Apply(Plane plane)
    {
        if (this == _upright)
            return plane;
        var (isOnItsSide, isLeftRight, isUpDown) = (Mark >= 5, Mark is 2 or 3 or 7 or 8, Mark is 3 or 4 or 6 or 7);
        var seen = isOnItsSide ? new Plane(plane.Height, plane.Width) : new Plane(plane.Width, plane.Height);
        for (var y = 0; y < seen.Height; y++)
        {
            for (var x = 0; x < seen.Width; x++)
            {
                var (column, row) = isOnItsSide ? (y, x) : (x, y);
                seen.Pixels[(y * seen.Width) + x] = plane[isLeftRight ? plane.Width - 1 - column : column, isUpDown ? plane.Height - 1 - row : row];
            }
        }

        return seen;
    }

    /// <summary>The mark in the first directory of the metadata, which is written as a TIFF file of either byte order.</summary>
    private static CameraTurn InTiff(ReadOnlySpan<byte> tiff)
    {
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || (!isLittle && !tiff.StartsWith("MM\0*"u8)))
            return _upright;
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
            return _upright;
        var entries = tiff[((int)directory + 2)..];
        for (var left = Number(tiff[(int)directory..], isLittle); left > 0 && entries.Length >= EntryBytes; left--, entries = entries[EntryBytes..])
        {
            if (Number(entries, isLittle) == Tag)
                return Number(entries[2..], isLittle) == Short && Number(entries[8..], isLittle) is >= 1 and <= 8 and var mark ? new(mark) : _upright;
        }

        return _upright;
    }

    private static int Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
