using Sirekap.Election.Regions;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Search;

/// <summary>Answers for the search: a code leads straight to its page, anything else is a name.</summary>
internal static class SearchPages
{
    private const int Longest = 100;

    public static Answer? Search(Question question)
    {
        var query = question.Query("q").Trim();
        if (query.Length > Longest)
            query = query[..Longest];
        var index = question.Http.RequestServices.GetRequiredService<SearchIndex>();
        return FindCode(question, query) ?? (Answer)new Later(() => Page.Of<SearchPage, SearchView>(SearchView.Of(query, index)));
    }

    private static Elsewhere? FindCode(Question question, string query)
    {
        // People copy codes with the dots of official lists: 82.71.02.1022.
        var code = query.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (code.Length < 2)
            return null;
        var to = question.Visit.To;
        return question.Regions.FindStation(code) is { } station ? new(to.Station(station))
            : question.Regions.FindRegion(code) is { } region ? new(to.Region(region))
            : null;
    }
}
