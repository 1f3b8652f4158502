using Sirekap.Election.Regions;

namespace Sirekap.Cli.Forms;

/// <summary>Which stations forms are printed for, as the command line names them.</summary>
/// <param name="File">A file of codes, one a line, <c>-</c> for standard input; or null. Empty lines and what follows a <c>#</c> do not count.</param>
/// <param name="Codes">Codes of stations.</param>
/// <param name="Regions">Codes of regions, all of whose stations are meant.</param>
/// <param name="IsBlank">No station: one form to fill by hand.</param>
internal sealed record StationChoice(string? File, string[] Codes, string[] Regions, bool IsBlank)
{
    /// <summary>The stations in the order in which they were named; each once.</summary>
    /// <exception cref="FormatException">A code is unknown, or there is nothing to print.</exception>
    public IReadOnlyList<Station> Find(RegionTree tree)
    {
        var fromRegions = Regions.SelectMany(code => FindRegion(tree, code).Stations);
        var stations = Lines().Concat(Codes).Select(code => FindStation(tree, code)).Concat(fromRegions).Distinct().ToList();
        return stations.Count > 0 || IsBlank
            ? stations
            : throw new FormatException("Tidak ada TPS untuk dicetak. · No station to print. Give --station, --stations, --region or --blank.");
    }

    IEnumerable<string> Lines()
    {
        if (File is null)
            return [];
        var lines = File == "-" ? Console.In.ReadToEnd().Split('\n') : System.IO.File.ReadAllLines(File);
        return lines.Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0);
    }

    static Station FindStation(RegionTree tree, string code) => tree.FindStation(code)
        ?? throw new FormatException($"TPS {code} tidak dikenal. · There is no station {code}. Give the 13 characters of KPU's code.");

    static Region FindRegion(RegionTree tree, string code) => tree.FindRegion(code)
        ?? throw new FormatException($"Wilayah {code} tidak dikenal. · There is no region {code}. Give KPU's code, such as 827102.");
}
