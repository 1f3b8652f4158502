using System.Text;
using Sirekap.Election.Loading;
using Sirekap.Election.Regions;
using Spectre.Console;

namespace Sirekap.Import;

/// <summary>Writes one CSV per province and reads each back before it stands.</summary>
internal static class RegionImport
{
    private const string Source =
        "# Source: KPU's region payloads (wilayah/pemilu/ppwp) and station lists of 2024; special and overseas stations "
        + "as collected by kawalpemilu/kp24 and JagaPemilu2024. Facts. Made by tools/Sirekap.Import.\n";

    /// <summary>Runs the import; the exit status.</summary>
    public static int Run(DirectoryInfo source, DirectoryInfo target)
    {
        var folder = Directory.CreateDirectory(Path.Combine(target.FullName, "regions")).FullName;
        var (regions, stations) = AnsiConsole.Status().Start(
            "Reading KPU's lists", _ => (KpuLists.Regions(source.FullName), KpuLists.Stations(source.FullName)));
        var runs = StationRuns.Of(stations);
        var provinces = regions.GroupBy(region => region.Code[..2], StringComparer.Ordinal).ToList();
        AnsiConsole.Progress().Start(progress =>
        {
            var task = progress.AddTask("Writing provinces", maxValue: provinces.Count);
            foreach (var province in provinces)
            {
                Write(Path.Combine(folder, $"{province.Key}.csv"), province, runs);
                task.Increment(1);
            }
        });
        AnsiConsole.WriteLine($"{provinces.Count} files in {folder}: {regions.Count} regions, {stations.Count} stations in {runs.Sum(run => run.Count())} runs.");
        return 0;
    }

    private static void Write(string path, IEnumerable<KpuRegion> regions, ILookup<string, StationRun> runs)
    {
        var text = new StringBuilder(Source).Append(RegionCsv.Header).Append('\n');
        foreach (var region in regions)
        {
            text.Append(region.Code).Append(',').Append(region.Id).Append(',').Append(Quoted(region.Name)).Append(',')
                .AppendJoin(' ', runs[region.Code]).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        RegionCsv.Read(path, bytes, new RegionTreeBuilder("INDONESIA"));
        File.WriteAllBytes(path, bytes);
    }

    private static string Quoted(string name) => name.Contains(',', StringComparison.Ordinal) ? $"\"{name}\"" : name;
}
