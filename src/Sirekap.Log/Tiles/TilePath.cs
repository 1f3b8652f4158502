using System.Globalization;

namespace Sirekap.Log;

/// <summary>
/// The address of a tile or of an entry bundle in a C2SP tlog-tiles log, for example <c>tile/0/x001/x234/067</c>,
/// <c>tile/1/000.p/17</c> or <c>tile/entries/273.p/112</c>.
/// </summary>
public readonly record struct TilePath
{
    /// <summary>How many hashes or entries a full tile or bundle holds.</summary>
    public const int FullWidth = 256;

    /// <summary>The highest tile level that the specification knows.</summary>
    public const int MaxLevel = 63;

    const string Root = "tile/", EntriesRoot = "entries/", PartialMark = ".p/";

    // Zero means full, so that the default value is a legal address too.
    readonly byte _partialWidth;

    TilePath(int level, bool entries, long index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MaxLevel);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, FullWidth);
        (Level, IsEntries, Index, _partialWidth) = (level, entries, index, (byte)(width % FullWidth));
    }

    /// <summary>Whether this is a bundle of entries rather than a tile of hashes.</summary>
    public bool IsEntries { get; }

    /// <summary>The tile level, 0 to 63; hashes at level L cover 256^L leaves each. 0 for bundles.</summary>
    public int Level { get; }

    /// <summary>The place among the tiles of its level, from 0.</summary>
    public long Index { get; }

    /// <summary>How many hashes or entries are in it, 1 to 256.</summary>
    public int Width => _partialWidth == 0 ? FullWidth : _partialWidth;

    /// <summary>Whether it is full, and so will never change.</summary>
    public bool IsFull => _partialWidth == 0;

    /// <summary>The full tile or bundle at the same place.</summary>
    public TilePath Full => new(Level, IsEntries, Index, FullWidth);

    /// <summary>A tile of hashes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Level, index or width are out of their ranges.</exception>
    public static TilePath Hashes(int level, long index, int width = FullWidth) => new(level, entries: false, index, width);

    /// <summary>A bundle of entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Index or width are out of their ranges.</exception>
    public static TilePath Entries(long index, int width = FullWidth) => new(0, entries: true, index, width);

    /// <summary>How wide the tile or bundle at an index is when its level holds <paramref name="count"/> hashes or entries.</summary>
    internal static int WidthAt(long index, long count) => (int)Math.Min(FullWidth, count - (index * FullWidth));

    /// <summary>Reads an address in its one canonical spelling.</summary>
    public static bool TryParse(string? path, out TilePath tile)
    {
        tile = default;
        if (path is null || !path.StartsWith(Root, StringComparison.Ordinal))
            return false;
        var slash = path.IndexOf('/', Root.Length);
        if (slash < 0)
            return false;
        var kind = path[Root.Length..(slash + 1)];
        var entries = kind == EntriesRoot;
        var place = path[(slash + 1)..].Split(PartialMark);
        if (TryLevel(kind, entries) is not { } level || TryIndex(place[0]) is not { } index || TryWidth(place) is not { } width)
            return false;
        tile = new TilePath(level, entries, index, width);
        return tile.ToString() == path;
    }

    /// <summary>The address as it stands in a URL below the log's prefix, without a leading slash.</summary>
    public override string ToString()
    {
        var index = (Index % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (var rest = Index / 1000; rest > 0; rest /= 1000)
            index = $"x{(rest % 1000).ToString("000", CultureInfo.InvariantCulture)}/{index}";
        var kind = IsEntries ? EntriesRoot : Level.ToString(CultureInfo.InvariantCulture) + "/";
        return IsFull ? $"{Root}{kind}{index}" : $"{Root}{kind}{index}{PartialMark}{Width.ToString(CultureInfo.InvariantCulture)}";
    }

    static int? TryLevel(string kind, bool entries) =>
        entries ? 0 : StrictText.ParseDecimal(kind.AsSpan(..^1)) is { } level and <= MaxLevel ? (int)level : null;

    static int? TryWidth(string[] place) => place.Length switch
    {
        1 => FullWidth,
        2 when StrictText.ParseDecimal(place[1]) is { } width and > 0 and < FullWidth => (int)width,
        _ => null,
    };

    // Digits of all groups joined; the comparison with ToString() then settles that the groups were well formed.
    static long? TryIndex(string groups) =>
        long.TryParse(groups.Replace("/", "", StringComparison.Ordinal).Replace("x", "", StringComparison.Ordinal),
            NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
