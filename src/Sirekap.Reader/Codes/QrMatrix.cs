using System.Numerics;

namespace Sirekap.Reader.Codes;

/// <summary>The modules of a QR code of the one kind that forms carry: version 7, level M (ISO/IEC 18004).</summary>
internal static class QrMatrix
{
    /// <summary>Modules a side.</summary>
    public const int Side = 45;

    const int Blocks = 4, DataInBlock = 31, ChecksInBlock = 18;

    /// <summary>The format words of level M with masks 0 to 7, as printed.</summary>
    static readonly int[] s_formats = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0];

    /// <summary>Centres of alignment patterns, in both directions.</summary>
    public static ReadOnlySpan<int> Alignments => [6, 22, 38];

    /// <summary>Whether an alignment pattern stands around a module, which it does not where finder patterns do.</summary>
    public static bool HasAlignment(int row, int column) =>
        Alignments.Contains(row) && Alignments.Contains(column) && !((row == 6 && column is 6 or 38) || (row == 38 && column == 6));

    /// <summary>The text, or null where the modules say none.</summary>
    /// <param name="dark">Whether each module is dark, row by row.</param>
    public static string? Decode(ReadOnlySpan<bool> dark)
    {
        if (MaskOf(dark) is not { } mask)
            return null;
        var interleaved = Codewords(dark, mask);
        var data = new byte[Blocks * DataInBlock];
        Span<byte> block = stackalloc byte[DataInBlock + ChecksInBlock];
        for (var number = 0; number < Blocks; number++)
        {
            for (var index = 0; index < block.Length; index++)
                block[index] = interleaved[(index * Blocks) + number];
            if (ReedSolomon.Correct(block, ChecksInBlock) is null)
                return null;
            block[..DataInBlock].CopyTo(data.AsSpan(number * DataInBlock));
        }

        return QrText.Read(data);
    }

    /// <summary>The mask of the nearest format word; words differ in at least five bits.</summary>
    static int? MaskOf(ReadOnlySpan<bool> dark)
    {
        int first = 0, second = 0;
        for (var bit = 14; bit >= 0; bit--)
        {
            // Around the upper left finder: along row 8, then up column 8, both without the timing lines.
            var at = 14 - bit;
            var (row, column) = at < 6 ? (8, at) : at == 6 ? (8, 7) : at == 7 ? (8, 8) : at == 8 ? (7, 8) : (14 - at, 8);
            first = (first << 1) | (dark[(row * Side) + column] ? 1 : 0);
            (row, column) = at < 7 ? (Side - 1 - at, 8) : (8, Side - 15 + at);
            second = (second << 1) | (dark[(row * Side) + column] ? 1 : 0);
        }

        int? best = null;
        var least = 3;
        for (var mask = 0; mask < s_formats.Length; mask++)
        {
            var distance = Math.Min(BitOperations.PopCount((uint)(first ^ s_formats[mask])), BitOperations.PopCount((uint)(second ^ s_formats[mask])));
            if (distance < least)
                (best, least) = (mask, distance);
        }

        return best;
    }

    /// <summary>Bits in columns of two from the right, up and down in turn, unmasked.</summary>
    static byte[] Codewords(ReadOnlySpan<bool> dark, int mask)
    {
        var codewords = new byte[Blocks * (DataInBlock + ChecksInBlock)];
        var bit = 0;
        var up = true;
        for (var right = Side - 1; right > 0; right -= 2, up = !up)
        {
            if (right == 6)
                right--;
            for (var step = 0; step < Side; step++)
            {
                var row = up ? Side - 1 - step : step;
                for (var column = right; column >= right - 1; column--)
                {
                    if (IsFunction(row, column) || bit >= codewords.Length * 8)
                        continue;
                    if (dark[(row * Side) + column] != IsMasked(mask, row, column))
                        codewords[bit / 8] |= (byte)(0x80 >> (bit % 8));
                    bit++;
                }
            }
        }

        return codewords;
    }

    /// <summary>Finder, timing and alignment patterns, format and version words.</summary>
    static bool IsFunction(int row, int column)
    {
        if (row == 6 || column == 6 || (row < 9 && (column < 9 || column >= Side - 8)) || (row >= Side - 8 && column < 9))
            return true;
        if ((row < 6 && column >= Side - 11) || (column < 6 && row >= Side - 11))
            return true;
        foreach (var centreRow in Alignments)
        {
            foreach (var centreColumn in Alignments)
            {
                if (HasAlignment(centreRow, centreColumn) && Math.Abs(row - centreRow) <= 2 && Math.Abs(column - centreColumn) <= 2)
                    return true;
            }
        }

        return false;
    }

    static bool IsMasked(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => ((row / 2) + (column / 3)) % 2 == 0,
        5 => (row * column % 2) + (row * column % 3) == 0,
        6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
        _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
    };
}
