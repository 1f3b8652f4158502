using System.Globalization;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Uneven;

/// <summary>Answers for the list of mismatches: <c>?jenis=misread&amp;provinsi=82&amp;hal=2</c>.</summary>
internal static class UnevenPages
{
    public static Answer? List(Question question)
    {
        var kind = Enum.GetValues<UnevenKind>().Cast<UnevenKind?>().FirstOrDefault(one => Codes.Name(one!.Value) == question.Query("jenis"));
        var province = question.Regions.FindRegion(question.Query("provinsi")) is { Level: RegionLevel.Province } found ? found : (Region?)null;
        var page = int.TryParse(question.Query("hal"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return Page.Of<UnevenPage, UnevenView>(UnevenView.Of(kind, province, page, question.Contest, question.Regions.Nation));
    }

    /// <summary>The path of a selection.</summary>
    public static string Path(string list, UnevenKind? kind, Region? province, int page = 1)
    {
        string?[] parts =
        [
            kind is { } of ? $"jenis={Codes.Name(of)}" : null,
            province is { } within ? $"provinsi={within.Code}" : null,
            page > 1 ? string.Create(CultureInfo.InvariantCulture, $"hal={page}") : null,
        ];
        var query = string.Join('&', parts.Where(part => part is not null));
        return query.Length == 0 ? list : $"{list}?{query}";
    }
}
