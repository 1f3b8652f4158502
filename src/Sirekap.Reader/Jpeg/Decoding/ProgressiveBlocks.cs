namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>
/// The blocks of one component of a progressive picture (ITU-T T.81, G): its coefficients gather over the scans, and the pixels come at the
/// end. One component at a time, so that the largest picture needs memory for one.
/// </summary>
/// <param name="component">The component.</param>
/// <param name="frame">The frame.</param>
internal sealed class ProgressiveBlocks(Component component, Frame frame) : IDisposable
{
    /// <summary>With the blocks that only fill up groups.</summary>
    readonly CoefficientStore _store = new(frame.GroupColumns * component.Across, frame.GroupRows * component.Down);

    /// <summary>Blocks still to come without news (an end-of-band run).</summary>
    int _quiet;

    /// <summary>Takes up a scan; other components in it are passed over.</summary>
    /// <returns>False when tables are missing, or the data is broken or ends early.</returns>
    public bool TryTake(Scan scan, ReadOnlySpan<byte> data)
    {
        _quiet = 0;
        var isDc = scan.First == 0;
        if (!Array.TrueForAll(scan.Components, part => isDc ? scan.Refines || part.Dc is not null : part.Ac is not null))
            return false;
        BlockStep step = (isDc, scan.Refines) switch
        {
            (true, false) => (ref BitStream bits, in ScanComponent part, int column, int row) => FirstDc(ref bits, part, column, row, scan.Shift),
            (true, true) => (ref BitStream bits, in ScanComponent part, int column, int row) => RefineDc(ref bits, part, column, row, scan.Shift),
            (false, false) => (ref BitStream bits, in ScanComponent part, int column, int row) => FirstAc(ref bits, part.Ac!, _store[column, row], scan),
            (false, true) => (ref BitStream bits, in ScanComponent part, int column, int row) => RefineAc(ref bits, part.Ac!, _store[column, row], scan),
        };
        return ScanWalk.Run(scan, frame, data, step, restarted: () => _quiet = 0);
    }

    /// <summary>Transforms all blocks into the component's plane.</summary>
    public unsafe void Finish()
    {
        var steps = component.Steps!;
        var block = stackalloc short[64];
        for (var row = 0; row < component.Rows; row++)
        {
            for (var column = 0; column < component.Columns; column++)
            {
                var coefficients = _store[column, row];
                for (var place = 0; place < 64; place++)
                    block[place] = unchecked((short)(coefficients[place] * steps[place]));
                component.Target.Put(block, coefficients[1..].ContainsAnyExcept((short)0) ? 63 : 0, column, row);
            }
        }
    }

    public void Dispose() => _store.Dispose();

    bool FirstDc(ref BitStream bits, in ScanComponent part, int column, int row, int shift)
    {
        bits.Prepare();
        var size = part.Dc!.Decode(ref bits);
        if (size is < 0 or > 11)
            return false;
        unchecked
        {
            if (size > 0)
                part.Component.Predictor += BitStream.Extend(bits.Take(size), size);
            if (part.Component == component)
                _store[column, row][0] = (short)(part.Component.Predictor << shift);
        }

        return true;
    }

    bool RefineDc(ref BitStream bits, in ScanComponent part, int column, int row, int shift)
    {
        if (bits.TakeFlag() && part.Component == component)
            _store[column, row][0] |= unchecked((short)(1 << shift));
        return true;
    }

    bool FirstAc(ref BitStream bits, HuffmanTable codes, Span<short> block, Scan scan)
    {
        if (_quiet > 0)
        {
            _quiet--;
            return true;
        }

        for (var place = scan.First; place <= scan.Last; place++)
        {
            bits.Prepare();
            var symbol = codes.Decode(ref bits);
            if (symbol < 0)
                return false;
            var (zeros, size) = (symbol >> 4, symbol & 15);
            if (size == 0)
            {
                if (zeros < 15)
                {
                    _quiet = Run(ref bits, zeros) - 1;
                    return true;
                }

                place += 15;
                continue;
            }

            place += zeros;
            if (place > scan.Last)
                return false;
            block[ZigZag.Natural[place]] = unchecked((short)(BitStream.Extend(bits.Take(size), size) << scan.Shift));
        }

        return true;
    }

    bool RefineAc(ref BitStream bits, HuffmanTable codes, Span<short> block, Scan scan)
    {
        if (_quiet > 0)
        {
            _quiet--;
            return RefineRest(ref bits, block, scan.First, scan);
        }

        for (var place = scan.First; place <= scan.Last; place++)
        {
            bits.Prepare();
            var symbol = codes.Decode(ref bits);
            var (zeros, size) = (symbol >> 4, symbol & 15);
            if (symbol < 0 || size > 1)
                return false;
            if (size == 0 && zeros < 15)
            {
                _quiet = Run(ref bits, zeros) - 1;
                return RefineRest(ref bits, block, place, scan);
            }

            var news = size == 0 ? 0 : (bits.Take(1) == 0 ? -1 : 1) << scan.Shift;
            // Zeros are counted only where earlier scans have left zeros; the others take a bit each.
            for (; place <= scan.Last; place++)
            {
                ref var value = ref block[ZigZag.Natural[place]];
                if (value != 0)
                    Refine(ref bits, ref value, scan.Shift);
                else if (zeros-- == 0)
                    break;
            }

            if (news == 0)
                continue;
            if (place > scan.Last)
                return false;
            block[ZigZag.Natural[place]] = unchecked((short)news);
        }

        return true;
    }

    /// <summary>Nothing new in the rest of a block: only the values that are there take their bits.</summary>
    static bool RefineRest(ref BitStream bits, Span<short> block, int place, Scan scan)
    {
        if (!block[1..].ContainsAnyExcept((short)0))
            return true;
        for (; place <= scan.Last; place++)
        {
            ref var value = ref block[ZigZag.Natural[place]];
            if (value != 0)
                Refine(ref bits, ref value, scan.Shift);
        }

        return true;
    }

    static void Refine(ref BitStream bits, ref short value, int shift)
    {
        var bit = 1 << shift;
        if (bits.TakeFlag() && (value & bit) == 0)
            value = unchecked((short)(value + (value >= 0 ? bit : -bit)));
    }

    /// <summary>How many blocks end here, this one included.</summary>
    static int Run(ref BitStream bits, int size) => size == 0 ? 1 : (1 << size) + bits.Take(size);
}
