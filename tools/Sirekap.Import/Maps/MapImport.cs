using System.Text;
using Spectre.Console;

namespace Sirekap.Import.Maps;

/// <summary>Makes the site's maps from a TopoJSON file with the collections <c>prov</c> and <c>kab</c>.</summary>
internal static class MapImport
{
    private const string Head =
        """
        # Source: boundaries of provinces and regencies of cahyadsn/wilayah_boundaries (https://github.com/cahyadsn/wilayah_boundaries), MIT licence (data/maps/LICENSE.txt),
        # joined into shared lines, simplified and drawn anew on one sheet for the nation and one for each province. For looking at, not for surveying. Made by tools/Sirekap.Import.
        sheet,code,x,y,mark,path

        """;

    /// <summary>Runs the import; the exit status.</summary>
    public static int Run(FileInfo source, FileInfo target)
    {
        var topo = TopoFile.Read(source.FullName);
        var provinces = topo.Objects["prov"].OrderBy(area => area.Code, StringComparer.Ordinal).ToList();
        var rows = new StringBuilder(Head.ReplaceLineEndings("\n"));
        Sheet.Append(rows, "0", provinces, topo, tolerance: 1.5, least: 12);
        foreach (var province in provinces)
        {
            var regencies = topo.Objects["kab"].Where(area => area.Code.StartsWith(province.Code, StringComparison.Ordinal)).OrderBy(area => area.Code, StringComparer.Ordinal).ToList();
            Sheet.Append(rows, province.Code, regencies, topo, tolerance: 2, least: 14);
        }

        File.WriteAllText(target.FullName, rows.ToString());
        AnsiConsole.WriteLine($"{provinces.Count + 1} sheets in {target.FullName}, {new FileInfo(target.FullName).Length} bytes.");
        return 0;
    }
}
