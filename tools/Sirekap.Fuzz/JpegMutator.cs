namespace Sirekap.Fuzz;

/// <summary>
/// Changes JPEGs where it hurts a decoder: sizes, samplings, tables, scans, restart markers, the order of segments, pieces of other pictures.
/// The same seed gives the same changes.
/// </summary>
/// <param name="corpus">The pictures to start from.</param>
public sealed class JpegMutator(IReadOnlyList<byte[]> corpus)
{
    /// <summary>From this size on a picture of the corpus shows a page.</summary>
    const int PageBytes = 8000;

    readonly List<List<byte[]>> _parts = [.. corpus.Select(JpegParts.Split)];
    readonly List<List<byte[]>> _pages = [.. corpus.Where(jpeg => jpeg.Length >= PageBytes).Select(JpegParts.Split)];

    /// <summary>One mutated picture.</summary>
    /// <param name="seed">Chooses the picture and the changes.</param>
    public byte[] Make(int seed)
    {
        var dice = new Random(seed);
        var origins = dice.Next(2) == 0 ? _pages : _parts;
        var parts = origins[dice.Next(origins.Count)].Select(part => (byte[])part.Clone()).ToList();
        // Two of three keep their structure, or few would come past the header.
        if (dice.Next(3) > 0)
        {
            for (var change = dice.Next(1, 4); change > 0; change--)
                ChangeInside(parts, dice);
            return JpegParts.Join(parts);
        }

        for (var change = dice.Next(1, 5); change > 0 && parts.Count > 0; change--)
            Change(parts, dice);
        var bytes = JpegParts.Join(parts);
        return dice.Next(4) == 0 ? ByteMutator.Mutate(bytes, dice) : bytes;
    }

    static void ChangeInside(List<byte[]> parts, Random dice)
    {
        switch (dice.Next(6))
        {
            case 0:
                Spoil(parts, dice, marker => marker == 0xC4);
                break;
            case 1:
                Spoil(parts, dice, marker => marker is 0xDB or 0xDD);
                break;
            case 2:
                Spoil(parts, dice, marker => marker is >= 0xC0 and <= 0xC2);
                break;
            default:
                SpoilScan(parts, dice);
                break;
        }
    }

    void Change(List<byte[]> parts, Random dice)
    {
        var at = dice.Next(parts.Count);
        switch (dice.Next(11))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Insert(dice.Next(parts.Count + 1), parts[at]);
                break;
            case 2:
                var other = dice.Next(parts.Count);
                (parts[at], parts[other]) = (parts[other], parts[at]);
                break;
            case 3:
                var donor = _parts[dice.Next(_parts.Count)];
                parts.Insert(at, donor[dice.Next(donor.Count)]);
                break;
            case 4:
                Spoil(parts, dice, marker => marker is >= 0xC0 and <= 0xC2);
                break;
            case 5:
                Spoil(parts, dice, marker => marker == 0xC4);
                break;
            case 6:
                Spoil(parts, dice, marker => marker is 0xDB or 0xDD);
                break;
            case 7:
                SpoilScan(parts, dice);
                break;
            case 8:
                parts.Insert(at, [0xFF, (byte)dice.Next(0xC0, 0x100), 0, (byte)dice.Next(2, 9), 0, 0, 0, 0, 0, 0]);
                break;
            case 9:
                RepeatScans(parts, dice);
                break;
            default:
                parts[at] = ByteMutator.Mutate(parts[at], dice);
                break;
        }
    }

    /// <summary>Changes one byte of the header of one segment of a kind.</summary>
    static void Spoil(List<byte[]> parts, Random dice, Func<byte, bool> kind)
    {
        var fitting = parts.Where(part => part.Length > 4 && kind(JpegParts.Marker(part))).ToList();
        if (fitting.Count == 0)
            return;
        var part = fitting[dice.Next(fitting.Count)];
        var at = dice.Next(2, Math.Min(part.Length, 32));
        part[at] = dice.Next(2) == 0 ? (byte)dice.Next(256) : (byte)(part[at] ^ (1 << dice.Next(8)));
    }

    /// <summary>Puts a restart marker, a stuffed byte, a cut or noise into entropy-coded data, or changes a scan's parameters.</summary>
    static void SpoilScan(List<byte[]> parts, Random dice)
    {
        var scans = Enumerable.Range(0, parts.Count).Where(index => JpegParts.Marker(parts[index]) == 0xDA && parts[index].Length > 16).ToList();
        if (scans.Count == 0)
            return;
        var index = scans[dice.Next(scans.Count)];
        var scan = parts[index];
        var at = dice.Next(14, scan.Length);
        parts[index] = dice.Next(8) switch
        {
            0 => [.. scan.AsSpan(0, at), 0xFF, (byte)(0xD0 + dice.Next(8)), .. scan.AsSpan(at)],
            1 => [.. scan.AsSpan(0, at), 0xFF, 0x00, .. scan.AsSpan(at)],
            2 => scan[..at],
            3 => [.. scan.AsSpan(0, at), .. scan.AsSpan(Math.Min(scan.Length, at + dice.Next(1, 200)))],
            4 => WithParameter(scan, dice),
            _ => WithNoise(scan, at, dice),
        };
    }

    static byte[] WithParameter(byte[] scan, Random dice)
    {
        scan[dice.Next(4, 14)] = (byte)dice.Next(256);
        return scan;
    }

    /// <summary>Noise that makes no new marker.</summary>
    static byte[] WithNoise(byte[] scan, int at, Random dice)
    {
        for (var end = Math.Min(scan.Length, at + dice.Next(1, 20)); at < end; at++)
        {
            if (scan[at] != 0xFF && scan[at - 1] != 0xFF)
                scan[at] = (byte)dice.Next(0xFF);
        }

        return scan;
    }

    /// <summary>The bomb of many passes over all blocks.</summary>
    static void RepeatScans(List<byte[]> parts, Random dice)
    {
        var scans = parts.Where(part => JpegParts.Marker(part) == 0xDA).ToList();
        if (scans.Count == 0 || dice.Next(8) != 0)
            return;
        for (var copy = dice.Next(1, 40); copy > 0; copy--)
            parts.Insert(parts.Count - 1, scans[dice.Next(scans.Count)]);
    }
}
