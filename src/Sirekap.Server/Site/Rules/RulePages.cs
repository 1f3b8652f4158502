using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site.Rules;

/// <summary>Answers for the rule catalogue.</summary>
internal static class RulePages
{
    public static Answer? Rules(Question question) => Page.Of<RulesPage>();
}
