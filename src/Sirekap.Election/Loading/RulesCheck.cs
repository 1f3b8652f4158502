using Sirekap.Election.Acceptance;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Loading;

/// <summary>Checks a rule catalogue as it was read.</summary>
internal static class RulesCheck
{
    /// <summary>The catalogue.</summary>
    /// <exception cref="ElectionDataException">A code stands twice or a sentence is empty.</exception>
    public static RuleCatalogue Check(string file, RulesFile rules)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < rules.Rules.Length; index++)
        {
            var (rule, place) = (rules.Rules[index], $"rules[{index}]");
            if (rule is null)
                throw new ElectionDataException(file, place, "The rule is null. Write it or remove it.");
            if (!codes.Add(rule.Code))
                throw new ElectionDataException(file, place, $"Rule {rule.Code} stands twice. Give each rule once.");
            RequireWords(file, $"{place}.title", rule.Title);
            RequireWords(file, $"{place}.officer", rule.Officer);
            RequireWords(file, $"{place}.reviewer", rule.Reviewer);
            RequireWords(file, $"{place}.citizen", rule.Citizen);
        }

        if (BuiltInRules.All.FirstOrDefault(code => !codes.Contains(code)) is { } missing)
            throw new ElectionDataException(file, "rules", $"Rule {missing}, which every count may raise, is missing. Add it with its sentences.");
        RequireShare(file, "mostRisk", rules.Acceptance.MostRisk);
        RequireShare(file, "rulesMiss", rules.Acceptance.RulesMiss);
        RequireShare(file, "officerRepeats", rules.Acceptance.OfficerRepeats);
        RequireShare(file, "encodingRepeats", rules.Acceptance.EncodingRepeats);
        RequireShare(file, "unsure", rules.Acceptance.Unsure);
        return new(rules.Rules, rules.Acceptance);
    }

    /// <summary>Nothing is impossible and nothing certain: a share of 0 would switch the policy off without a word.</summary>
    private static void RequireShare(string file, string name, int share)
    {
        if (share is <= 0 or >= AcceptancePolicy.One)
            throw new ElectionDataException(file, $"acceptance.{name}", $"The share is {share} parts per million. Give 1 to 999999; docs/acceptance.md has reasons for each.");
    }

    /// <summary>Refuses an empty text.</summary>
    public static void RequireWords(string file, string place, LocalizedText text)
    {
        if (string.IsNullOrWhiteSpace(text.Id) || string.IsNullOrWhiteSpace(text.En))
            throw new ElectionDataException(file, place, "A text is empty. Write it in Indonesian (id) and English (en).");
    }
}
