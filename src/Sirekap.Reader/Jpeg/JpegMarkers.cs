using System.Buffers.Binary;

namespace Sirekap.Reader.Jpeg;

/// <summary>One walk over the markers of a JPEG (ITU-T T.81, annex B).</summary>
internal ref struct JpegMarkers(ReadOnlySpan<byte> jpeg)
{
    /// <summary>A progressive picture of a camera has about ten scans; each costs a pass over all blocks, so many are an attack.</summary>
    const int MostScans = 32;

    /// <summary>Above any camera's picture of 25 megapixels.</summary>
    const int MostBytes = 32 << 20;

    readonly ReadOnlySpan<byte> _jpeg = jpeg;
    SegmentReader _segments = new(jpeg);
    int _scans;
    JpegHeader? _frame;

    public Refusal? Walk(out JpegHeader header)
    {
        header = default;
        if (_jpeg.Length < 4 || _jpeg[0] != 0xFF || _jpeg[1] != 0xD8 || _jpeg[2] != 0xFF)
            return Refusal.NotAJpeg;
        if (_jpeg.Length > MostBytes)
            return Refusal.TooLarge;
        while (_segments.NextMarker() is { } marker)
        {
            if (marker == 0xD9)
                return Finish(out header);
            if (SegmentReader.StandsAlone(marker))
                continue;
            if (!_segments.TryReadSegment(out var segment))
                return Refusal.Damaged;
            if (Take(marker, segment) is { } refusal)
                return refusal;
        }

        return Refusal.Damaged;
    }

    readonly Refusal? Finish(out JpegHeader header)
    {
        header = default;
        if (_frame is not { } frame || _scans == 0)
            return Refusal.Damaged;
        header = frame with { Length = _segments.At };
        return null;
    }

    Refusal? Take(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xC0 or 0xC1 or 0xC2 => Frame(segment, marker == 0xC2),
        0xC3 or (>= 0xC5 and <= 0xC7) or (>= 0xC9 and <= 0xCF) => Refusal.UnsupportedJpeg,
        0xDA => Scan(segment),
        0xDC => Refusal.UnsupportedJpeg,
        0xEE when IsNotYCbCr(segment) => Refusal.UnsupportedJpeg,
        _ => null,
    };

    Refusal? Frame(ReadOnlySpan<byte> segment, bool progressive)
    {
        if (_frame is not null || segment.Length < 6)
            return Refusal.Damaged;
        var height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        int components = segment[5];
        if (segment[0] != 8 || height == 0 || width == 0 || components is not (1 or 3))
            return Refusal.UnsupportedJpeg;
        if (segment.Length != 6 + (3 * components))
            return Refusal.Damaged;
        if ((long)width * height > JpegHeader.MostPixels)
            return Refusal.TooLarge;
        for (var component = 0; component < components; component++)
        {
            if (!SamplingIsUsual(segment[6 + (3 * component) + 1], isFirst: component == 0, components) || segment[6 + (3 * component) + 2] > 3)
                return Refusal.UnsupportedJpeg;
        }

        _frame = new JpegHeader(width, height, components, segment[7] >> 4, segment[7] & 15, progressive, 0);
        return null;
    }

    /// <summary>Brightness in full (1 or 2 samples each way), colour once: 4:4:4, 4:2:2, 4:4:0, 4:2:0; a grey picture is 1 × 1.</summary>
    static bool SamplingIsUsual(byte factors, bool isFirst, int components) =>
        isFirst && components == 3 ? factors is 0x11 or 0x21 or 0x12 or 0x22 : factors == 0x11;

    /// <summary>Adobe's segment says that three components are red, green and blue; no camera does.</summary>
    static bool IsNotYCbCr(ReadOnlySpan<byte> segment) => segment.Length >= 12 && segment.StartsWith("Adobe"u8) && segment[11] == 0;

    Refusal? Scan(ReadOnlySpan<byte> segment)
    {
        if (_frame is not { } frame || segment.Length < 6)
            return Refusal.Damaged;
        int components = segment[0];
        if (components < 1 || components > frame.Components || segment.Length != 4 + (2 * components) || ++_scans > MostScans)
            return Refusal.Damaged;
        var (first, last, bits) = (segment[^3], segment[^2], segment[^1]);
        var withinStandard = frame.Progressive
            ? first <= last && last <= 63 && (first == 0) == (last == 0) && (first == 0 || components == 1) && (bits >> 4) <= 13 && (bits & 15) <= 13
            : first == 0 && last == 63 && bits == 0;
        if (!withinStandard)
            return Refusal.Damaged;
        _segments.ReadEntropyCodedData();
        return null;
    }
}
