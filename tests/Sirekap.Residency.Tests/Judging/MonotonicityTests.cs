using System.Globalization;
using CsCheck;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;
using Sirekap.Residency.Texts;

namespace Sirekap.Residency.Tests.Judging;

/// <summary>Less evidence never makes a stronger verdict, and a text never says more than its verdict.</summary>
public class MonotonicityTests
{
    private const int Samples = 6_000;

    [Fact]
    public void With_any_answers_taken_out_no_verdict_gets_stronger_or_turns() =>
        Gen.Select(Evidences.Any, Gen.ULong).Sample(
            (evidence, taken) =>
            {
                var less = evidence with { Checks = [.. evidence.Checks.Select((check, index) => (taken >> index & 1) == 1 ? check.Withhold() : check)] };
                var (before, after) = (Judge(evidence), Judge(less));
                foreach (var role in Enum.GetValues<DataRole>())
                    Assert.True(IsNoStronger(after.Roles[role].Verdict, before.Roles[role].Verdict), $"{role}: {before.Roles[role]} became {after.Roles[role]}");
                Assert.True(IsNoStronger(after.Answering.Verdict, before.Answering.Verdict), $"{before.Answering} became {after.Answering}");
            },
            iter: Samples);

    /// <summary>Whoever hides that a source was asked about an address can only take a side of what conflicted; nothing unknowable becomes known.</summary>
    [Fact]
    public void With_a_question_about_addresses_taken_out_a_strong_verdict_was_there_before_or_was_in_conflict() =>
        Gen.Select(Evidences.Any, Gen.Int[0, 63]).Sample(
            (evidence, taken) =>
            {
                var index = taken % Math.Max(1, evidence.Checks.Length);
                if (evidence.Checks.IsEmpty || evidence.Checks[index] is ResolutionCheck)
                    return;
                var less = evidence with { Checks = evidence.Checks.RemoveAt(index) };
                var (before, after) = (Judge(evidence).Answering.Verdict, Judge(less).Answering.Verdict);
                Assert.True(after < Verdict.Contradicted || before == after || before == Verdict.Conflicting, $"{before} became {after}");
            },
            iter: Samples);

    [Fact]
    public void A_text_says_proven_only_where_the_verdict_is() =>
        Evidences.Any.Sample(
            evidence =>
            {
                var verdict = Judge(evidence);
                foreach (var (language, word) in new[] { ("id", "terbukti"), ("en", "proven") })
                {
                    var words = new ResidencyWords(language);
                    Assert.Equal(verdict.Answering.Verdict == Verdict.ProvenAtHome, Says(Paragraph.Of(verdict, words), word));
                    Assert.All(verdict.Roles.Values, ruling => Assert.Equal(ruling.Verdict == Verdict.ProvenAtHome, Says(Paragraph.Reason(verdict, ruling, words), word)));
                }
            },
            iter: 2_000);

    [Fact]
    public void Every_rule_has_a_text_in_both_languages_that_uses_its_verdicts_word()
    {
        foreach (var rule in Enum.GetValues<Rule>())
        {
            foreach (var (language, words) in new[] { ("id", new[] { "terbukti", "menyanggah", "bertentangan", "tidak dapat diketahui" }), ("en", new[] { "proven", "contradicts", "conflicting", "unknowable" }) })
            {
                var text = new ResidencyWords(language)[string.Create(CultureInfo.InvariantCulture, $"rule.{(int)rule}")];
                var own = (int)(Verdict.ProvenAtHome - RuleBook.VerdictOf(rule));
                Assert.Equal([own], Enumerable.Range(0, words.Length).Where(index => Says(text, words[index])));
            }
        }
    }

    [Fact]
    public void The_invented_evidence_reaches_every_verdict_and_almost_every_rule()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<Rule, int>();
        Evidences.Any.Sample(evidence => { seen.TryAdd(Judge(evidence).Answering.Rule, 0); }, iter: Samples);
        Assert.Superset(
            new HashSet<Rule>
            {
                Rule.RegionListHome, Rule.DatabasesHome, Rule.RegionListAbroad, Rule.DatabasesAbroad, Rule.OneAbroad, Rule.DatabasesDisagree, Rule.RegionListsDisagree,
                Rule.ResolversDisagree, Rule.RoundTripExcludes, Rule.SharedEdge, Rule.NoAddress, Rule.FewDatabases, Rule.NotAsked, Rule.NoResponse,
            },
            seen.Keys.ToHashSet());
    }

    private static bool Says(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsNoStronger(Verdict after, Verdict before) => after < Verdict.Contradicted ? after <= before : after == before;

    private static SubjectVerdict Judge(SubjectEvidence evidence) => ResidencyJudge.Judge(evidence, "ID");
}
