using System.Runtime.CompilerServices;

namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>The blocks of a baseline or extended sequential scan (ITU-T T.81, F.2): each comes whole and goes straight into its plane.</summary>
internal static class SequentialBlocks
{
    /// <summary>Decodes a scan.</summary>
    /// <returns>False when tables are missing, or the data is broken or ends early.</returns>
    public static bool TryDecode(Scan scan, Frame frame, ReadOnlySpan<byte> data) =>
        Array.TrueForAll(scan.Components, part => part is { Dc: not null, Ac: not null, Component.Steps: not null })
        && ScanWalk.Run(scan, frame, data, Step);

    [SkipLocalsInit]
    static unsafe bool Step(ref BitStream bits, in ScanComponent part, int column, int row)
    {
        var block = stackalloc short[64];
        new Span<short>(block, 64).Clear();
        var component = part.Component;
        fixed (short* steps = component.Steps)
        {
            var last = Decode(ref bits, part.Dc!, part.Ac!, component, steps, block);
            if (last < 0)
                return false;
            component.Target.Put(block, last, column, row);
            return true;
        }
    }

    /// <summary>Decodes a block and dequantises it.</summary>
    /// <returns>The last coefficient in zigzag order, or -1 for broken data.</returns>
    static unsafe int Decode(ref BitStream stream, HuffmanTable dc, HuffmanTable ac, Component component, short* steps, short* block)
    {
        unchecked
        {
            var bits = stream;
            bits.Prepare();
            var size = dc.Decode(ref bits);
            if (size is < 0 or > 11)
                return -1;
            if (size > 0)
                component.Predictor += BitStream.Extend(bits.Take(size), size);
            block[0] = (short)(component.Predictor * steps[0]);

            ref var natural = ref Unsafe.AsRef(in ZigZag.Natural[0]);
            ref var coefficients = ref ac.Coefficients[0];
            var last = 0;
            for (var place = 1; place < 64; place++)
            {
                bits.Prepare();
                var entry = Unsafe.Add(ref coefficients, bits.Peek(HuffmanTable.LookAhead));
                int value;
                if (entry != 0)
                {
                    place += (entry >> 8) & 15;
                    bits.Skip(entry & 0xFF);
                    value = entry >> 16;
                }
                else
                {
                    var symbol = ac.Decode(ref bits);
                    if (symbol <= 0)
                    {
                        if (symbol < 0)
                            return -1;
                        break;
                    }

                    place += symbol >> 4;
                    size = symbol & 15;
                    if (size == 0)
                    {
                        // Sixteen zeros; below sixteen without a value there is no such code.
                        if (symbol != 0xF0)
                            return -1;
                        continue;
                    }

                    value = BitStream.Extend(bits.Take(size), size);
                }

                if (place > 63)
                    return -1;
                int at = Unsafe.Add(ref natural, place);
                block[at] = (short)(value * steps[at]);
                last = place;
            }

            stream = bits;
            return last;
        }
    }
}
