namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>Decodes one block at its place.</summary>
/// <param name="bits">The stream.</param>
/// <param name="part">The component and its tables.</param>
/// <param name="column">The block's column in the component.</param>
/// <param name="row">The block's row.</param>
/// <returns>False when the data is broken.</returns>
internal delegate bool BlockStep(ref BitStream bits, in ScanComponent part, int column, int row);

/// <summary>Goes through the blocks of a scan in their order (ITU-T T.81, A.2), over its restart markers.</summary>
internal static class ScanWalk
{
    /// <summary>Runs a step for every block.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="data">The entropy-coded data.</param>
    /// <param name="step">What to do with a block.</param>
    /// <param name="restarted">Called at each restart; predictors are reset here.</param>
    /// <returns>False when the data is broken or ends early.</returns>
    public static bool Run(Scan scan, Frame frame, ReadOnlySpan<byte> data, BlockStep step, Action? restarted = null)
    {
        var bits = new BitStream(data);
        // Components alone in a scan come block by block, without those that fill up groups.
        var alone = scan.Components.Length == 1 ? scan.Components[0].Component : null;
        var (columns, rows) = alone is null ? (frame.GroupColumns, frame.GroupRows) : (alone.Columns, alone.Rows);
        var (left, restarts) = (scan.RestartInterval, 0);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (scan.RestartInterval > 0 && left-- == 0)
                {
                    if (!bits.TryRestart(restarts++ & 7))
                        return false;
                    Reset(scan);
                    restarted?.Invoke();
                    left = scan.RestartInterval - 1;
                }

                if (alone is null ? !Group(ref bits, scan, column, row, step) : !step(ref bits, scan.Components[0], column, row))
                    return false;
            }

            if (bits.IsExhausted)
                return false;
        }

        return true;
    }

    static bool Group(ref BitStream bits, Scan scan, int groupColumn, int groupRow, BlockStep step)
    {
        foreach (ref readonly var part in scan.Components.AsSpan())
        {
            var (across, down) = (part.Component.Across, part.Component.Down);
            for (var row = 0; row < down; row++)
            {
                for (var column = 0; column < across; column++)
                {
                    if (!step(ref bits, part, (groupColumn * across) + column, (groupRow * down) + row))
                        return false;
                }
            }
        }

        return true;
    }

    static void Reset(Scan scan)
    {
        foreach (var part in scan.Components)
            part.Component.Predictor = 0;
    }
}
