using System.Text.RegularExpressions;

namespace Sirekap.Server.Claims;

/// <summary>One file with a station's payload.</summary>
/// <param name="Station">The station's code, from the file's name.</param>
/// <param name="Path">The file.</param>
public sealed record ClaimFile(string Station, string Path);

/// <summary>Finds station payloads below a folder, flat or in KPU's tree: every file named by 13 characters and <c>.json</c>.</summary>
public static partial class ClaimFolder
{
    /// <summary>The files, by station.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<ClaimFile> Find(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(path => StationFile().IsMatch(Path.GetFileName(path)))
            .Select(path => new ClaimFile(Path.GetFileNameWithoutExtension(path), path))
            .OrderBy(file => file.Station, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal)];

    [GeneratedRegex("^[0-9A-Z]{10}[0-9]{3}\\.json$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StationFile();
}
