using Sirekap.Reader.Pages;

namespace Sirekap.Reader.Tests.Pages;

/// <summary>Every cause has its code, its words in both languages, and its line in the documentation.</summary>
public class CauseTextTests
{
    static readonly string s_documentation = File.ReadAllText(Path.Combine(RealPhotos.Root, "docs", "reader.md"));

    public static TheoryData<Refusal> Refusals => [.. Enum.GetValues<Refusal>()];

    public static TheoryData<DoubtCause> Causes => [.. Enum.GetValues<DoubtCause>()];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refusal_has_a_code_and_advice_and_is_documented(Refusal refusal)
    {
        AssertCode(refusal.Code());
        AssertSentences(refusal.Advice());
    }

    [Theory]
    [MemberData(nameof(Causes))]
    public void Every_doubt_has_a_code_a_sentence_and_advice_and_is_documented(DoubtCause cause)
    {
        AssertCode(cause.Code());
        AssertSentences(cause.Sentence());
        AssertSentences(cause.Advice());
    }

    [Fact]
    public void No_two_causes_share_a_code()
    {
        Assert.Distinct(Enum.GetValues<Refusal>().Select(refusal => refusal.Code()));
        Assert.Distinct(Enum.GetValues<DoubtCause>().Select(cause => cause.Code()));
    }

    static void AssertCode(string code)
    {
        Assert.Matches("^[a-z]+(-[a-z]+)*$", code);
        Assert.Contains($"`{code}`", s_documentation, StringComparison.Ordinal);
    }

    static void AssertSentences(Election.LocalizedText text)
    {
        Assert.EndsWith(".", text.Id, StringComparison.Ordinal);
        Assert.EndsWith(".", text.En, StringComparison.Ordinal);
        Assert.NotEqual(text.Id, text.En);
    }
}
