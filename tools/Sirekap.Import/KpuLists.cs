using System.Globalization;

namespace Sirekap.Import;

/// <summary>One region as KPU lists it.</summary>
internal sealed record KpuRegion(string Code, int Id, string Name);

/// <summary>One station as KPU lists it; an id of 0 means that none is known.</summary>
internal sealed record KpuStation(string Code, string Name, int Id, bool Special)
{
    /// <summary>The village's code.</summary>
    public string Village => Code[..10];

    /// <summary>The last three digits of the code.</summary>
    public int Suffix => int.Parse(Code.AsSpan(10), NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>KPU's lists of 2024, joined.</summary>
internal static class KpuLists
{
    /// <summary>Every region by code; the names are those of KPU's own region payloads, blanks at the edges included.</summary>
    public static List<KpuRegion> Regions(string source) =>
        [.. Csv.Rows(Path.Combine(source, "regions/kpu-region-ids-2024.csv.gz"), "tingkat,kode,id,parent,nama,tps_count")
            .Select(row => new KpuRegion(row[1], Number(row[2]), row[4]))
            .OrderBy(region => region.Code, StringComparer.Ordinal)];

    /// <summary>Every station by code.</summary>
    public static List<KpuStation> Stations(string source)
    {
        var ids = Csv.Rows(Path.Combine(source, "regions/kpu-tps-ids-2024.csv.gz"), "kode,id,nama")
            .ToDictionary(row => row[0], row => (Id: Number(row[1]), Name: row[2]), StringComparer.Ordinal);
        var abroad = Csv.Rows(Path.Combine(source, "regions/kpu-overseas-2024.csv"), "kode_tps,nama_tps,kode_kel,kota_negara")
            .Select(row => new KpuStation(row[0], row[1], ids.TryGetValue(row[0], out var known) ? known.Id : 0, Special: false));
        return [.. AtHome(source)
            .Select(station => new KpuStation(station.Code, ids[station.Code].Name, ids[station.Code].Id, station.Special))
            .Concat(abroad)
            .OrderBy(station => station.Code, StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Code, bool Special)> AtHome(string source)
    {
        var rows = Csv.Rows(
            Path.Combine(source, "regions/kpu-regions-2024.csv.gz"), "kode,nama,tps_1_sampai,tps_khusus_dari,tps_khusus_sampai");
        foreach (var row in rows.Where(row => row[0].Length == 10))
        {
            foreach (var number in Range("1", row[2]))
                yield return ($"{row[0]}{number:D3}", false);
            foreach (var number in Range(row[3], row[4]))
                yield return ($"{row[0]}{number:D3}", true);
        }
    }

    private static IEnumerable<int> Range(string from, string to) =>
        from.Length == 0 || to.Length == 0 ? [] : Enumerable.Range(Number(from), Number(to) - Number(from) + 1);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
