using Sirekap.Election.Rules;
using Sirekap.Election.Tests.Fixtures;

namespace Sirekap.Election.Tests.Rules;

public class CatalogueTests
{
    static readonly string[] _hard =
    [
        "K.101", "K.102", "K.103", "K.201", "K.202", "K.203", "K.204", "K.205", "K.206", "K.302", "K.304", "K.305", "K.306", "K.401", "K.402", "K.501", "K.502",
    ];

    static readonly string[] _soft = ["K.207", "K.303", "P.201", "P.202", "P.203", "P.204", "P.205", "P.207", "P.208", "P.209", "P.210"];

    static RuleCatalogue Catalogue => Shipped.Election.Catalogue;

    [Fact]
    public void Every_rule_is_there_with_its_weight()
    {
        Assert.Equal(_hard, Catalogue.Rules.Where(rule => rule.Severity == Severity.Hard).Select(rule => rule.Code));
        Assert.Equal(_soft, Catalogue.Rules.Where(rule => rule.Severity == Severity.Soft).Select(rule => rule.Code));
    }

    [Fact]
    public void Every_rule_speaks_to_officer_reviewer_and_citizen_in_short_sentences_of_both_languages() =>
        Assert.All(Catalogue.Rules.SelectMany(rule => new[] { rule.Officer, rule.Reviewer, rule.Citizen }), text =>
        {
            Assert.NotEqual(text.Id, text.En);
            foreach (var sentence in text.Id.TrimEnd('.').Split(". "))
                Assert.InRange(sentence.Split(' ').Length, 2, 18);
            Assert.EndsWith(".", text.Id, StringComparison.Ordinal);
            Assert.EndsWith(".", text.En, StringComparison.Ordinal);
        });

    [Fact]
    public void Titles_are_headlines_that_tell_rules_apart()
    {
        Assert.Equal(Catalogue.Rules.Length, Catalogue.Rules.Select(rule => rule.Title.Id).Distinct().Count());
        Assert.Equal(Catalogue.Rules.Length, Catalogue.Rules.Select(rule => rule.Title.En).Distinct().Count());
        Assert.All(Catalogue.Rules, rule => Assert.False(rule.Title.Id.EndsWith('.') || rule.Title.En.EndsWith('.')));
    }

    [Fact]
    public void Every_rule_names_its_source() => Assert.All(Catalogue.Rules, rule => Assert.NotEmpty(rule.Source));

    [Fact]
    public void A_rule_is_either_used_by_the_contest_or_raised_by_the_count() => Assert.Equal(
        Catalogue.Rules.Select(rule => rule.Code).Order(),
        Shipped.Ppwp.Checks.Select(check => check.Rule).Concat(BuiltInRules.All).Distinct().Order());

    [Fact]
    public void A_rule_that_is_not_there_is_named() =>
        Assert.Contains("K.999", Assert.Throws<KeyNotFoundException>(() => Catalogue["K.999"]).Message, StringComparison.Ordinal);
}
