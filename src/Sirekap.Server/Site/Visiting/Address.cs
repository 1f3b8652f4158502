using System.Globalization;
using Sirekap.Election.Regions;
using Sirekap.Server.Site.Statistics;

namespace Sirekap.Server.Site.Visiting;

/// <summary>Where pages stand, for one language and contest.</summary>
/// <param name="Root">What comes before every path: <c>""</c>, <c>/en</c>, <c>/k/pdpr</c>, <c>/en/k/pdpr</c>.</param>
public sealed record Address(string Root)
{
    /// <summary>The nation: the first page.</summary>
    public string Nation => Root.Length == 0 ? "/" : Root;

    /// <summary>The search.</summary>
    public string Search => $"{Root}/cari";

    /// <summary>Contradictions between claims and forms.</summary>
    public string Contradictions => $"{Root}/pertentangan";

    /// <summary>What tiers state beside what is computed.</summary>
    public string Tiers => $"{Root}/jenjang";

    /// <summary>Where officer, machine and people did not agree.</summary>
    public string Uneven => $"{Root}/ketidakcocokan";

    /// <summary>All objections.</summary>
    public string Objections => $"{Root}/keberatan";

    /// <summary>The rule catalogue.</summary>
    public string Rules => $"{Root}/aturan";

    /// <summary>How to check everything oneself.</summary>
    public string Check => $"{Root}/periksa";

    /// <summary>What this is.</summary>
    public string About => $"{Root}/tentang";

    /// <summary>What citizens report.</summary>
    public string Reports => $"{Root}/laporan";

    /// <summary>The same as a feed.</summary>
    public string ReportFeed => $"{Root}/laporan.atom";

    /// <summary>Where the data is.</summary>
    public string Places => $"{Root}/lokasi-data";

    /// <summary>The data in bulk, and what its columns mean.</summary>
    public string Data => $"{Root}/data/kamus";

    /// <summary>What the numbers themselves say of suspicion and calm.</summary>
    public string Statistics => $"{Root}{StatisticsPages.Path}";

    /// <summary>The law on where data may be.</summary>
    public string Law => $"{Root}/hukum";

    /// <summary>Who may do what.</summary>
    public string Access => $"{Root}/hak-akses";

    /// <summary>How right the count is.</summary>
    public string Accuracy => $"{Root}/ketelitian";

    /// <summary>What is withheld or suspended.</summary>
    public string Takedowns => $"{Root}/penurunan";

    /// <summary>The address of a language and contest; the election's first contest has no prefix.</summary>
    public static Address Of(Language language, string? contest) =>
        new(contest is null ? language.Prefix : $"{language.Prefix}/k/{contest}");

    /// <summary>A region.</summary>
    public string Region(Region region) => region.Level == RegionLevel.Nation ? Nation : $"{Root}/wilayah/{region.Code}";

    /// <summary>What changed in a region in the last hour.</summary>
    public string Changes(Region region) => region.Level == RegionLevel.Nation ? $"{Root}/perubahan" : $"{Region(region)}/perubahan";

    /// <summary>The same as a feed.</summary>
    public string ChangesFeed(Region region) => $"{Changes(region)}.atom";

    /// <summary>The picture for those who share a region's page, named by the version of the count.</summary>
    public string Card(Region region, long size) => string.Create(CultureInfo.InvariantCulture, $"{Root}/kartu/{region.Code}.png?v={size}");

    /// <summary>A station.</summary>
    public string Station(Station station) => $"{Root}/tps/{station.Code}";

    /// <summary>The form for a report about a station.</summary>
    public string ReportForm(Station station) => $"{Root}/lapor/{station.Code}";

    /// <summary>The report in an entry of the log.</summary>
    public string Report(long index) => string.Create(CultureInfo.InvariantCulture, $"{Root}/laporan/{index}");

    /// <summary>The receipt of an entry of the log.</summary>
    public string Receipt(long index) => string.Create(CultureInfo.InvariantCulture, $"{Root}/bukti/{index}");

    /// <summary>A rule of the catalogue.</summary>
    public string Rule(string code) => $"{Rules}#{code}";
}
