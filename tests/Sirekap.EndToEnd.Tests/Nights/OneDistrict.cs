using System.Text;
using System.Text.RegularExpressions;
using Sirekap.Server.Hosting;

namespace Sirekap.EndToEnd.Tests.Nights;

/// <summary>
/// The election that ships, cut down to three villages with forty stations: their district is all of a regency, that all of a province, and that the
/// nation. So one night can close every tier.
/// </summary>
internal static partial class OneDistrict
{
    public const string Contest = "ppwp", Nation = "0", Province = "82", Regency = "8271", District = "827102";
    public const int Stations = 40;

    /// <summary>The tiers from below.</summary>
    public static readonly string[] Tiers = [District, Regency, Province, Nation];

    /// <summary>The villages have ten, thirteen and seventeen stations.</summary>
    private static readonly string[] Kept = [Province, Regency, District, "8271021003", "8271021005", "8271021009"];

    /// <summary>Writes its data files.</summary>
    public static void WriteTo(string folder)
    {
        foreach (var (path, bytes) in ElectionFolder.ReadFiles(ElectionFolder.Find()))
        {
            var isRegions = path.StartsWith("regions/", StringComparison.Ordinal);
            if (isRegions && path != $"regions/{Province}.csv")
                continue;
            var (file, text) = (Path.Combine(folder, path), Encoding.UTF8.GetString(bytes.Span));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, isRegions ? CutRegions(text) : path == "election.json" ? CountOfStations().Replace(text, $"\"stations\": {Stations}") : text);
        }
    }

    private static string CutRegions(string lines) => string.Concat(lines.Split('\n')
        .Where(line => line.StartsWith('#') || line.StartsWith("code,", StringComparison.Ordinal) || Kept.Contains(line.Split(',')[0]))
        .Select(line => line + "\n"));

    [GeneratedRegex("\"stations\": [0-9]+", RegexOptions.None, 1000)]
    private static partial Regex CountOfStations();
}
