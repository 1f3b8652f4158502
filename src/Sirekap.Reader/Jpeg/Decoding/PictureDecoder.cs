using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Jpeg.Decoding;

/// <summary>Decodes a picture whose header <see cref="JpegHeader.Check"/> has passed.</summary>
internal static class PictureDecoder
{
    delegate bool ScanStep(Scan scan, ReadOnlySpan<byte> data);

    /// <summary>Decodes all scans into a photograph of the header's size.</summary>
    /// <returns>False when the data is broken.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> jpeg, Photo photo)
    {
        var segments = new SegmentReader(jpeg);
        while (segments.NextMarker() is { } marker)
        {
            if (SegmentReader.StandsAlone(marker))
                continue;
            if (!segments.TryReadSegment(out var segment))
                return false;
            if (marker is not (>= 0xC0 and <= 0xC2))
                continue;
            var frame = Frame.Parse(segment, photo);
            return marker == 0xC2 ? TryProgressive(jpeg, frame) : TrySequential(jpeg, frame);
        }

        return false;
    }

    /// <summary>Each component comes in one scan, alone or with others.</summary>
    static bool TrySequential(ReadOnlySpan<byte> jpeg, Frame frame)
    {
        var coded = new HashSet<Component>();
        return TryScans(jpeg, frame, (scan, data) =>
            Array.TrueForAll(scan.Components, part => coded.Add(part.Component)) && SequentialBlocks.TryDecode(scan, frame, data))
            && coded.Count == frame.Components.Length;
    }

    /// <summary>Walks all scans once for each component: memory for one is enough, and scans without it are passed over quickly.</summary>
    static bool TryProgressive(ReadOnlySpan<byte> jpeg, Frame frame)
    {
        foreach (var component in frame.Components)
        {
            using var blocks = new ProgressiveBlocks(component, frame);
            if (!TryScans(jpeg, frame, (scan, data) => !Array.Exists(scan.Components, part => part.Component == component) || blocks.TryTake(scan, data))
                || component.Steps is null)
                return false;
            blocks.Finish();
        }

        return true;
    }

    static bool TryScans(ReadOnlySpan<byte> jpeg, Frame frame, ScanStep step)
    {
        var tables = new Tables();
        var segments = new SegmentReader(jpeg);
        while (segments.NextMarker() is { } marker)
        {
            if (marker == 0xD9)
                return true;
            if (SegmentReader.StandsAlone(marker))
                continue;
            if (!segments.TryReadSegment(out var segment) || !tables.TryTake(marker, segment))
                return false;
            if (marker != 0xDA)
                continue;
            if (Scan.Parse(segment, frame, tables) is not { } scan || !step(scan, segments.ReadEntropyCodedData()))
                return false;
        }

        return false;
    }
}
