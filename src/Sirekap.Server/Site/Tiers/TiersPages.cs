using System.Globalization;
using Sirekap.Election.Regions;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Tiers;

/// <summary>Answers for the tier board: <c>?tingkat=kecamatan|kabupaten|provinsi|nasional&amp;hal=2</c>.</summary>
internal static class TiersPages
{
    private static readonly Dictionary<string, RegionLevel> _levels = new(StringComparer.Ordinal)
    {
        ["kecamatan"] = RegionLevel.District,
        ["kabupaten"] = RegionLevel.Regency,
        ["provinsi"] = RegionLevel.Province,
        ["nasional"] = RegionLevel.Nation,
    };

    public static Answer? Board(Question question)
    {
        var level = _levels.GetValueOrDefault(question.Query("tingkat"), RegionLevel.District);
        var page = int.TryParse(question.Query("hal"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return Page.Of<TiersPage, TiersView>(TiersView.Of(level, page, question.Contest, question.Regions));
    }

    /// <summary>The path of a tier's page.</summary>
    public static string Path(string board, RegionLevel level, int page = 1) =>
        string.Create(CultureInfo.InvariantCulture, $"{board}?tingkat={_levels.Single(pair => pair.Value == level).Key}{(page > 1 ? $"&hal={page}" : "")}");
}
