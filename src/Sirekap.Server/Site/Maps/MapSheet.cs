using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Sirekap.Server.Site.Maps;

/// <summary>A map of the areas directly below a region.</summary>
/// <param name="Width">In steps.</param>
/// <param name="Height">In steps.</param>
/// <param name="Areas">The areas by their region's code.</param>
public sealed record MapSheet(int Width, int Height, ImmutableArray<DrawnArea> Areas)
{
    private const string Folder = "maps/";
    private const string Header = "sheet,code,x,y,mark,path";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, MapSheet>> _elections = typeof(MapSheet).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => Path.GetFileNameWithoutExtension(name), ReadResource, StringComparer.Ordinal);

    /// <summary>The map of a region; null where the program has none for this election, or none of this region.</summary>
    public static MapSheet? Find(string election, string region) =>
        _elections.TryGetValue(election, out var sheets) && sheets.TryGetValue(region, out var sheet) ? sheet : null;

    /// <summary>Reads a file of maps: a head of comments, a header, and for each sheet one row of its size and one of each area.</summary>
    internal static FrozenDictionary<string, MapSheet> Read(TextReader file)
    {
        var sheets = new Dictionary<string, MapSheet>(StringComparer.Ordinal);
        foreach (var line in Lines(file))
        {
            if (line.Split(',') is not [var sheet, var code, var x, var y, var mark, var path])
                throw new InvalidDataException($"A map has the line \"{line}\"; each has the six columns {Header}.");
            if (code.Length == 0)
                sheets.Add(sheet, new(Number(x), Number(y), []));
            else
                sheets[sheet] = sheets[sheet] with { Areas = sheets[sheet].Areas.Add(new(code, Number(x), Number(y), mark == "dot", path)) };
        }

        return sheets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, MapSheet> ReadResource(string name)
    {
        using var reader = new StreamReader(typeof(MapSheet).Assembly.GetManifestResourceStream(name)!);
        return Read(reader);
    }

    private static IEnumerable<string> Lines(TextReader file)
    {
        var isHead = true;
        while (file.ReadLine() is { } line)
        {
            if (isHead && line.StartsWith('#'))
                continue;
            if (isHead && line != Header)
                throw new InvalidDataException($"A map begins with \"{line}\", not with {Header}. Make it anew with tools/Sirekap.Import.");
            if (!isHead)
                yield return line;
            isHead = false;
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>An area of a map.</summary>
/// <param name="Code">The region's code.</param>
/// <param name="X">Where its number stands, in steps.</param>
/// <param name="Y">The same, down.</param>
/// <param name="IsDot">Whether it is too small to hit, and stands as a dot.</param>
/// <param name="Path">Its outline as a path of SVG; empty where nothing of it is left.</param>
public sealed record DrawnArea(string Code, int X, int Y, bool IsDot, string Path);
