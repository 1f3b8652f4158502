using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        stream.Prepare();
        var size = dc.Decode(ref stream);
        if (size is < 0 or > 11)
            return -1;
        unchecked
        {
            if (size > 0)
                component.Predictor += BitStream.Extend(stream.Take(size), size);
            block[0] = (short)(component.Predictor * steps[0]);
        }

        return DecodeAc(ref stream, ac, steps, block);
    }

    /// <summary>The loop in which most of the time goes. Indices: ten bits into tables of 1024, places checked against 63.</summary>
    static unsafe int DecodeAc(ref BitStream stream, HuffmanTable codes, short* steps, short* block)
    {
        unchecked
        {
            ref var natural = ref MemoryMarshal.GetReference(ZigZag.Natural);
            ref var coefficients = ref MemoryMarshal.GetArrayDataReference(codes.Coefficients);
            ref var symbols = ref MemoryMarshal.GetArrayDataReference(codes.Short);
            var (bits, count) = stream.Lend();
            var last = 0;
            for (var place = 1; place < 64; place++)
            {
                if (count < 32)
                {
                    stream.Return(bits, count);
                    stream.Prepare();
                    (bits, count) = stream.Lend();
                }

                var ahead = (nint)(bits >> (64 - HuffmanTable.LookAhead));
                var value = Unsafe.Add(ref coefficients, ahead);
                if (value != 0)
                {
                    (bits, count) = (bits << (value & 0xFF), count - (value & 0xFF));
                    place += (value >> 8) & 15;
                    value >>= 16;
                }
                else
                {
                    int symbol = Unsafe.Add(ref symbols, ahead);
                    if (symbol != 0)
                    {
                        (bits, count) = (bits << (symbol >> 8), count - (symbol >> 8));
                        symbol &= 0xFF;
                    }
                    else
                    {
                        stream.Return(bits, count);
                        symbol = codes.Decode(ref stream);
                        (bits, count) = stream.Lend();
                        if (symbol < 0)
                            return -1;
                    }

                    if (symbol == 0)
                        break;
                    place += symbol >> 4;
                    var size = symbol & 15;
                    if (size == 0)
                    {
                        // Sixteen zeros; below sixteen without a value there is no such code.
                        if (symbol != 0xF0)
                            return -1;
                        continue;
                    }

                    value = BitStream.Extend((int)(bits >> (64 - size)), size);
                    (bits, count) = (bits << size, count - size);
                }

                if (place > 63)
                    return -1;
                int at = Unsafe.Add(ref natural, place);
                block[at] = (short)(value * steps[at]);
                last = place;
            }

            stream.Return(bits, count);
            return last;
        }
    }
}
