using System.Buffers.Binary;

namespace Sirekap.Reader.Jpeg;

/// <summary>Steps through the marker segments of a JPEG (ITU-T T.81, annex B), never beyond its bytes.</summary>
/// <param name="jpeg">The picture; its first two bytes are the start marker.</param>
internal ref struct SegmentReader(ReadOnlySpan<byte> jpeg)
{
    readonly ReadOnlySpan<byte> _jpeg = jpeg;

    /// <summary>The byte that comes next.</summary>
    public int At { get; private set; } = 2;

    /// <summary>The code of the next marker; null at the end of the bytes or where no marker stands.</summary>
    public byte? NextMarker()
    {
        if (At >= _jpeg.Length || _jpeg[At] != 0xFF)
            return null;
        while (At < _jpeg.Length && _jpeg[At] == 0xFF)
            At++;
        return At < _jpeg.Length ? _jpeg[At++] : null;
    }

    /// <summary>Whether nothing follows a marker of this code: no length, no content.</summary>
    public static bool StandsAlone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);

    /// <summary>The content of the segment whose marker was read.</summary>
    /// <returns>False when it reaches beyond the bytes.</returns>
    public bool TryReadSegment(out ReadOnlySpan<byte> segment)
    {
        segment = default;
        if (At + 2 > _jpeg.Length)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(_jpeg[At..]);
        if (length < 2 || At + length > _jpeg.Length)
            return false;
        segment = _jpeg.Slice(At + 2, length - 2);
        At += length;
        return true;
    }

    /// <summary>The entropy-coded data that begins here, with its stuffed bytes and restart markers.</summary>
    public ReadOnlySpan<byte> ReadEntropyCodedData()
    {
        var start = At;
        while (At < _jpeg.Length)
        {
            var step = _jpeg[At..].IndexOf((byte)0xFF);
            if (step < 0 || At + step + 1 >= _jpeg.Length)
            {
                At = _jpeg.Length;
                break;
            }

            At += step;
            if (_jpeg[At + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                break;
            At += _jpeg[At + 1] == 0xFF ? 1 : 2;
        }

        return _jpeg[start..At];
    }
}
