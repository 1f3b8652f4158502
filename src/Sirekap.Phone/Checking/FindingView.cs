using System.Text.Json.Serialization;
using Sirekap.Election;
using Sirekap.Election.Rules;

namespace Sirekap.Phone.Checking;

/// <summary>A rule that the figures break, as the officer is told.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Hard">Whether such a form waits for a person.</param>
/// <param name="Title">A few words.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Fields">The fields that it looks at.</param>
/// <param name="Expression">The numbers, such as <c>254 + 6 ≠ 250</c>.</param>
internal sealed record FindingView(string Code, bool Hard, LocalizedText Title, LocalizedText Advice, string[] Fields, string Expression)
{
    public static FindingView Of(Finding finding, RuleCatalogue catalogue)
    {
        var rule = catalogue[finding.Code];
        return new(finding.Code, catalogue.IsHard(finding), rule.Title, rule.Officer, [.. finding.Fields], finding.Expression);
    }
}

/// <summary>How findings go to JavaScript.</summary>
[JsonSerializable(typeof(FindingView[]))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ViewJson : JsonSerializerContext;
