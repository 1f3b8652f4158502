using System.Globalization;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Places;

/// <summary>Answers for where the data is, and for the law on it.</summary>
internal static class PlacesPages
{
    public static Answer? Places(Question question)
    {
        var before = long.TryParse(question.Query("sebelum"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : (long?)null;
        return Page.Of<PlacesPage, PlacesView>(new(DescribeResidency.Of(question.Count, before), SiteAddress.Of(question.Http)));
    }

    public static Answer? Law(Question question) => Page.Of<LawPage>();
}

/// <summary>Where the data is, as the log says.</summary>
/// <param name="Said">The attestations.</param>
/// <param name="Site">The address of this site.</param>
public sealed record PlacesView(ResidencyDocument Said, string Site);
