using System.Text.Json;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Checking;

/// <summary>What <c>verify.html</c> must know of the election to say a statement in words: fields, candidates, checks, the names of large regions, and the log's key.</summary>
internal static class VerifyPageData
{
    /// <summary>JSON in which no character can end the element of the page that it stands in.</summary>
    public static string Of(ElectionDefinition election, string? key) => JsonSerializer.Serialize(new
    {
        election = new { id = election.Id, name = Both(election.Name) },
        key = key ?? "",
        contests = election.Contests.ToDictionary(contest => contest.Code, Describe, StringComparer.Ordinal),
        rules = election.Catalogue.Rules.ToDictionary(rule => rule.Code, rule => new { title = Both(rule.Title), isHard = election.Catalogue.IsHard(rule.Code) }, StringComparer.Ordinal),
        regions = election.Regions.Nation.Children.SelectMany(province => province.Children.Prepend(province))
            .ToDictionary(region => region.Code, region => PlaceName.Of(region.Name.Trim()), StringComparer.Ordinal),
    });

    private static object Describe(Contest contest) => new
    {
        name = Both(contest.Name),
        pages = contest.Form.Pages.Select(page => page.Number),
        fields = contest.Fields.Select(field => new { id = field.Id, page = field.Page, label = Both(field.Label) }),
        candidates = contest.Candidates.Select(candidate => new { number = candidate.Number, name = candidate.Name, field = candidate.Field }),
        checks = contest.Checks.Select(check => new
        {
            rule = check.Rule,
            left = check.Left,
            relation = JsonNamingPolicy.CamelCase.ConvertName(check.Relation.ToString()),
            right = check.Right,
            perMille = check.PerMille,
            whenUnknown = check.WhenUnknown,
        }),
    };

    private static Dictionary<string, string> Both(LocalizedText text) =>
        Language.All.ToDictionary(language => language.Code, language => text.In(language.Code), StringComparer.Ordinal);
}
