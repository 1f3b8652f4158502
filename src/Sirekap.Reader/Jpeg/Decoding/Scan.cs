namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>The header of a scan (ITU-T T.81, B.2.3) and what it codes with.</summary>
/// <param name="Components">Its components, each with its tables of codes.</param>
/// <param name="First">The first coefficient in zigzag order.</param>
/// <param name="Last">The last coefficient.</param>
/// <param name="Refines">Whether earlier scans have brought the bits above.</param>
/// <param name="Shift">How many lower bits are still to come.</param>
/// <param name="RestartInterval">Blocks or groups between restart markers; 0 for none.</param>
internal sealed record Scan(ScanComponent[] Components, int First, int Last, bool Refines, int Shift, int RestartInterval)
{
    /// <summary>Reads a scan's header.</summary>
    /// <returns>Null when it names a component that the frame has not, or one twice.</returns>
    public static Scan? Parse(ReadOnlySpan<byte> segment, Frame frame, Tables tables)
    {
        var components = new ScanComponent[segment[0]];
        for (var index = 0; index < components.Length; index++)
        {
            var (id, codes) = (segment[1 + (2 * index)], segment[2 + (2 * index)]);
            if (Array.Find(frame.Components, component => component.Id == id) is not { } component
                || components.Any(other => other.Component == component))
                return null;
            components[index] = new(component, tables.Dc(codes >> 4), tables.Ac(codes & 15));
            component.Steps ??= tables.Steps(component.Table);
            component.Predictor = 0;
        }

        return new(components, segment[^3], segment[^2], segment[^1] >> 4 != 0, segment[^1] & 15, tables.RestartInterval);
    }
}

/// <summary>A component in a scan with its tables of codes, where they are defined.</summary>
internal readonly record struct ScanComponent(Component Component, HuffmanTable? Dc, HuffmanTable? Ac);
