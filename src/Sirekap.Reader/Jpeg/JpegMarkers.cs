using System.Buffers.Binary;

namespace Sirekap.Reader.Jpeg;

/// <summary>One walk over the markers of a JPEG (ITU-T T.81, annex B).</summary>
internal ref struct JpegMarkers(ReadOnlySpan<byte> jpeg)
{
    /// <summary>A progressive picture of a camera has about ten scans; each costs a pass over all blocks, so many are an attack.</summary>
    const int MostScans = 32;

    readonly ReadOnlySpan<byte> _jpeg = jpeg;
    int _at;
    int _scans;
    JpegHeader? _frame;
    bool _progressive;

    public Refusal? Walk(out JpegHeader header)
    {
        header = default;
        if (_jpeg.Length < 4 || _jpeg[0] != 0xFF || _jpeg[1] != 0xD8 || _jpeg[2] != 0xFF)
            return Refusal.NotAJpeg;
        _at = 2;
        while (NextMarker() is { } marker)
        {
            if (marker == 0xD9)
                return Finish(out header);
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
                continue;
            if (!NextSegment(out var segment))
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
        header = frame with { Length = _at };
        return null;
    }

    Refusal? Take(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xC0 or 0xC1 or 0xC2 => Frame(segment, marker == 0xC2),
        0xC3 or (>= 0xC5 and <= 0xC7) or (>= 0xC9 and <= 0xCF) => Refusal.UnsupportedJpeg,
        0xDA => Scan(segment),
        0xDC => Refusal.UnsupportedJpeg,
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

        (_frame, _progressive) = (new JpegHeader(width, height, components, 0), progressive);
        return null;
    }

    /// <summary>Brightness in full (1 or 2 samples each way), colour once: 4:4:4, 4:2:2, 4:4:0, 4:2:0; a grey picture is 1 × 1.</summary>
    static bool SamplingIsUsual(byte factors, bool isFirst, int components) =>
        isFirst && components == 3 ? factors is 0x11 or 0x21 or 0x12 or 0x22 : factors == 0x11;

    Refusal? Scan(ReadOnlySpan<byte> segment)
    {
        if (_frame is not { } frame || segment.Length < 6)
            return Refusal.Damaged;
        int components = segment[0];
        if (components < 1 || components > frame.Components || segment.Length != 4 + (2 * components) || ++_scans > MostScans)
            return Refusal.Damaged;
        var (first, last, bits) = (segment[^3], segment[^2], segment[^1]);
        var withinStandard = _progressive
            ? first <= last && last <= 63 && (first == 0) == (last == 0) && (first == 0 || components == 1) && (bits >> 4) <= 13 && (bits & 15) <= 13
            : first == 0 && last == 63 && bits == 0;
        if (!withinStandard)
            return Refusal.Damaged;
        SkipEntropyCodedData();
        return null;
    }

    void SkipEntropyCodedData()
    {
        while (_at < _jpeg.Length)
        {
            var step = _jpeg[_at..].IndexOf((byte)0xFF);
            if (step < 0 || _at + step + 1 >= _jpeg.Length)
            {
                _at = _jpeg.Length;
                return;
            }

            _at += step;
            if (_jpeg[_at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return;
            _at += _jpeg[_at + 1] == 0xFF ? 1 : 2;
        }
    }

    byte? NextMarker()
    {
        if (_at >= _jpeg.Length || _jpeg[_at] != 0xFF)
            return null;
        while (_at < _jpeg.Length && _jpeg[_at] == 0xFF)
            _at++;
        return _at < _jpeg.Length ? _jpeg[_at++] : null;
    }

    bool NextSegment(out ReadOnlySpan<byte> segment)
    {
        segment = default;
        if (_at + 2 > _jpeg.Length)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(_jpeg[_at..]);
        if (length < 2 || _at + length > _jpeg.Length)
            return false;
        segment = _jpeg.Slice(_at + 2, length - 2);
        _at += length;
        return true;
    }
}
