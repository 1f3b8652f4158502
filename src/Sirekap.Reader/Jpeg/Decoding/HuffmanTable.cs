namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>A Huffman code (ITU-T T.81, annex C) prepared for looking ten bits ahead.</summary>
internal sealed class HuffmanTable
{
    /// <summary>Codes up to this length are found in one step; longer ones are rare.</summary>
    public const int LookAhead = 10;

    const int LongestCode = 16;

    /// <summary>By the next ten bits: length of the code (upper byte) and its symbol; 0 for a longer code.</summary>
    public ushort[] Short { get; } = new ushort[1 << LookAhead];

    /// <summary>For each length: the first code above those of this length, filled up to 16 bits.</summary>
    readonly uint[] _end = new uint[LongestCode + 1];

    /// <summary>For each length: from a code to the place of its symbol.</summary>
    readonly int[] _shift = new int[LongestCode + 1];

    readonly byte[] _symbols;

    HuffmanTable(byte[] symbols) => _symbols = symbols;

    /// <summary>
    /// By the next ten bits, where a whole AC coefficient fits in them: its value (upper half), the zeros before it (second byte), and the bits
    /// that it takes (lowest byte); 0 elsewhere.
    /// </summary>
    public int[] Coefficients { get; } = new int[1 << LookAhead];

    /// <summary>Builds a table.</summary>
    /// <param name="counts">How many codes there are of each length from 1 to 16.</param>
    /// <param name="symbols">The symbols in the order of their codes.</param>
    /// <returns>Null when there are more codes than bits can tell apart.</returns>
    public static HuffmanTable? Build(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var table = new HuffmanTable(symbols.ToArray());
        var (code, place) = (0, 0);
        for (var length = 1; length <= LongestCode; length++, code <<= 1)
        {
            table._shift[length] = place - code;
            for (int left = counts[length - 1]; left > 0; left--, code++, place++)
            {
                if (code >= 1 << length)
                    return null;
                if (length <= LookAhead)
                    table.Short.AsSpan(code << (LookAhead - length), 1 << (LookAhead - length)).Fill((ushort)((length << 8) | symbols[place]));
            }

            table._end[length] = (uint)code << (LongestCode - length);
        }

        table.PrepareCoefficients();
        return table;
    }

    /// <summary>Takes one code from the stream, of which at least 16 bits must be ready.</summary>
    /// <returns>The symbol, or -1 for bits that are no code.</returns>
    public int Decode(ref BitStream bits)
    {
        unchecked
        {
            int entry = Short[bits.Peek(LookAhead)];
            if (entry == 0)
                return DecodeLong(ref bits);
            bits.Skip(entry >> 8);
            return entry & 0xFF;
        }
    }

    int DecodeLong(ref BitStream bits)
    {
        var ahead = (uint)bits.Peek(LongestCode);
        for (var length = LookAhead + 1; length <= LongestCode; length++)
        {
            if (ahead >= _end[length])
                continue;
            var place = (int)(ahead >> (LongestCode - length)) + _shift[length];
            bits.Skip(length);
            return place >= 0 && place < _symbols.Length ? _symbols[place] : -1;
        }

        return -1;
    }

    void PrepareCoefficients()
    {
        for (var ahead = 0; ahead < Coefficients.Length; ahead++)
        {
            var (length, symbol) = (Short[ahead] >> 8, Short[ahead] & 0xFF);
            var (zeros, size) = (symbol >> 4, symbol & 15);
            if (length == 0 || size == 0 || length + size > LookAhead)
                continue;
            var value = BitStream.Extend((ahead >> (LookAhead - length - size)) & ((1 << size) - 1), size);
            Coefficients[ahead] = unchecked(value << 16) | (zeros << 8) | (length + size);
        }
    }
}
