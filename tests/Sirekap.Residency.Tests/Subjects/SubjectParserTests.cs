using Sirekap.Residency.Evidence;
using Sirekap.Residency.Subjects;

namespace Sirekap.Residency.Tests.Subjects;

public class SubjectParserTests
{
    [Theory]
    [InlineData("pemilu2024.kpu.go.id", "pemilu2024.kpu.go.id", SubjectKind.Site, "https://pemilu2024.kpu.go.id/")]
    [InlineData("HTTP://Contoh.ID:8080/a?b=c", "contoh.id", SubjectKind.Site, "http://contoh.id:8080/a?b=c")]
    [InlineData("contoh.id.", "contoh.id", SubjectKind.Site, "https://contoh.id/")]
    [InlineData("170.33.13.55", "170.33.13.55", SubjectKind.Address, null)]
    [InlineData("[2001:DE8::1]", "2001:de8::1", SubjectKind.Address, null)]
    [InlineData("::ffff:36.95.1.1", "36.95.1.1", SubjectKind.Address, null)]
    public void Hosts_pages_and_addresses_are_told_apart(string text, string name, SubjectKind kind, string? url)
    {
        var subject = SubjectParser.Parse(text);
        Assert.Equal((name, kind, url, false), (subject.Name, subject.Kind, subject.Url, subject.IsLookalike));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ftp://contoh.id/")]
    [InlineData("https://")]
    [InlineData("https://user:secret@contoh.id/")]
    [InlineData("https://170.33.13.55/")]
    [InlineData("con toh.id")]
    [InlineData("a..b")]
    [InlineData("-contoh.id")]
    public void What_names_nothing_is_refused_with_its_value(string text) =>
        Assert.Contains(text, Assert.Throws<FormatException>(() => SubjectParser.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("kрu.go.id")]
    [InlineData("роѕ.id")]
    public void A_name_with_letters_that_look_Latin_is_shown_as_punycode_and_suspected(string text)
    {
        var subject = SubjectParser.Parse(text);
        Assert.True(subject.IsLookalike);
        Assert.StartsWith("xn--", subject.Name, StringComparison.Ordinal);
        Assert.Equal(text, subject.Shown);
        Assert.False(SubjectParser.Parse(subject.Name).IsLookalike);
    }

    [Theory]
    [InlineData("bücher.example")]
    [InlineData("пример.example")]
    public void An_honest_name_of_one_script_is_not_suspected(string text) => Assert.False(SubjectParser.Parse(text).IsLookalike);
}
