using System.Buffers.Binary;

namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>The tables and settings that stand between frame and scans; a later one of the same number takes the place of an earlier one.</summary>
internal sealed class Tables
{
    readonly short[]?[] _steps = new short[]?[4];
    readonly HuffmanTable?[] _dc = new HuffmanTable?[4];
    readonly HuffmanTable?[] _ac = new HuffmanTable?[4];

    /// <summary>Blocks or groups of blocks between restart markers; 0 for none.</summary>
    public int RestartInterval { get; private set; }

    /// <summary>The quantisation steps of a table by place in the block (row by row), or null.</summary>
    public short[]? Steps(int number) => _steps[number & 3];

    /// <summary>A table of DC codes, or null.</summary>
    public HuffmanTable? Dc(int number) => _dc[number & 3];

    /// <summary>A table of AC codes, or null.</summary>
    public HuffmanTable? Ac(int number) => _ac[number & 3];

    /// <summary>Takes up a segment; segments of other kinds are passed over.</summary>
    /// <returns>False when it is broken.</returns>
    public bool TryTake(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xDB => TryTakeSteps(segment),
        0xC4 => TryTakeCodes(segment),
        0xDD => TryTakeInterval(segment),
        _ => true,
    };

    bool TryTakeSteps(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            var (wide, number) = (segment[0] >> 4, segment[0] & 15);
            var length = wide == 0 ? 64 : 128;
            if (wide > 1 || number > 3 || segment.Length <= length)
                return false;
            var steps = new short[64];
            for (var place = 0; place < 64; place++)
            {
                steps[ZigZag.Natural[place]] = wide == 0
                    ? segment[1 + place]
                    : BinaryPrimitives.ReadInt16BigEndian(segment[(1 + (2 * place))..]);
            }

            _steps[number] = steps;
            segment = segment[(1 + length)..];
        }

        return true;
    }

    bool TryTakeCodes(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            if (segment.Length < 17)
                return false;
            var (kind, number) = (segment[0] >> 4, segment[0] & 15);
            var counts = segment.Slice(1, 16);
            var symbols = 0;
            foreach (var count in counts)
                symbols += count;
            if (kind > 1 || number > 3 || symbols > 256 || segment.Length < 17 + symbols)
                return false;
            if (HuffmanTable.Build(counts, segment.Slice(17, symbols)) is not { } table)
                return false;
            (kind == 0 ? _dc : _ac)[number] = table;
            segment = segment[(17 + symbols)..];
        }

        return true;
    }

    bool TryTakeInterval(ReadOnlySpan<byte> segment)
    {
        if (segment.Length != 2)
            return false;
        RestartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
        return true;
    }
}
