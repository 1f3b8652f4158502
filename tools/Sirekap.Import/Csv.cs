using System.IO.Compression;

namespace Sirekap.Import;

/// <summary>Reads KPU's lists: CSV with a header and quoted columns, plain or gzip.</summary>
internal static class Csv
{
    /// <summary>The rows after the header.</summary>
    /// <exception cref="InvalidDataException">The header is another one, or a row has other columns.</exception>
    public static IEnumerable<string[]> Rows(string path, string header)
    {
        using var file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain);
        if (reader.ReadLine() is var first && first != header)
            throw new InvalidDataException($"{path} begins with \"{first}\", not with {header}. Give the list that docs/election-data.md names.");
        var width = header.Split(',').Length;
        while (reader.ReadLine() is { } line)
        {
            var row = Split(line);
            yield return row.Length == width
                ? row
                : throw new InvalidDataException($"{path} has the line \"{line}\" of {row.Length} columns; {header} are {width}.");
        }
    }

    private static string[] Split(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
            return line.Split(',');
        var columns = new List<string>();
        var (start, quoted) = (0, false);
        for (var index = 0; index <= line.Length; index++)
        {
            if (index < line.Length && line[index] == '"')
                quoted = !quoted;
            if (index < line.Length && (quoted || line[index] != ','))
                continue;
            columns.Add(line[start..index].Trim('"'));
            start = index + 1;
        }

        return [.. columns];
    }
}
