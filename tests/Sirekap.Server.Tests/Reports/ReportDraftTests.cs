using System.Globalization;
using System.Net;
using System.Text;
using CsCheck;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Reports;

namespace Sirekap.Server.Tests.Reports;

public sealed class ReportDraftTests
{
    [Fact]
    public void Whatever_is_sent_is_a_report_or_is_refused_in_words() => Gen.Byte.Array[0, 300].Sample(body =>
        ReportDraft.Parse(body) is var (draft, fault) && (fault is null ? draft.Text.Length <= ReportDraft.MostText : fault.Sentence.Length > 0));

    [Fact]
    public void Words_come_out_plain_and_plain_words_stay_as_they_are() => Gen.String[0, 300].Sample(text =>
    {
        var plain = ReportDraft.Plain(text);
        Assert.DoesNotContain(plain, letter => char.IsControl(letter) && letter != '\n');
        Assert.True(plain.IsNormalized(), plain);
        Assert.Equal(plain, ReportDraft.Plain(plain));
        // What is kept is a text that statements could hold too.
        Assert.Equal(plain, plain.Length == 0 ? "" : CanonicalJson.Parse(new CanonicalObject().Set("text", plain).ToBytes()).Text("text", ReportDraft.MostText));
    });

    [Theory]
    [InlineData("satu\r\ndua\rtiga", "satu\ndua\ntiga")]
    [InlineData("a\0b\u001b[31mc\u0007", "ab[31mc")]
    [InlineData("\u202Egnik\u202C", "gnik")]
    [InlineData("<b>tebal</b> & \"kutip\"", "<b>tebal</b> & \"kutip\"")]
    [InlineData("e\u0301", "é")]
    [InlineData("  \n\t ", "")]
    public void Plain_words(string written, string kept) => Assert.Equal(kept, ReportDraft.Plain(written));

    [Fact]
    public void A_form_as_browsers_send_it_is_read()
    {
        var draft = Parse("subject=wrong-sum&field=IV.1&text=Jumlah+salah%3A+90%2B110%0D%0Atidak+210&challenge=abc.def&proof=12");
        Assert.Equal(new ReportDraft(ReportSubject.WrongSum, "IV.1", "Jumlah salah: 90+110\ntidak 210", "abc.def", "12"), draft);
        Assert.Equal(ReportDraft.Empty, Parse(""));
        Assert.Equal(ReportDraft.Empty, Parse("subject=&field=&text=&extra=1"));
    }

    [Theory]
    [InlineData("subject=rumour", "malformed")]
    [InlineData("a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=10&k=11&l=12", "malformed")]
    public void A_form_of_something_else_is_refused(string body, string code) =>
        Assert.Equal(code, ReportDraft.Parse(Encoding.UTF8.GetBytes(body)).Fault!.Code);

    [Fact]
    public void Words_have_an_end()
    {
        Assert.Equal(ReportDraft.MostText, Parse($"text={new string('a', ReportDraft.MostText)}").Text.Length);
        var (draft, fault) = ReportDraft.Parse(Encoding.UTF8.GetBytes($"subject=rumour&field=IV.1&text={new string('a', ReportDraft.MostText + 1)}"));
        Assert.Equal(("malformed", "IV.1", ReportDraft.MostText + 1), (fault!.Code, draft.Field, draft.Text.Length));
        Assert.Equal("too-large", ReportDraft.Parse(Encoding.UTF8.GetBytes($"text={new string('a', ReportDraft.MostText + 1)}")).Fault!.Code);
        // The longest words of characters that take most when escaped fit into a form.
        var longest = WebUtility.UrlEncode(new string('漢', ReportDraft.MostText));
        Assert.True(longest.Length < ReportDraft.MostBytes - 1000, longest.Length.ToString(CultureInfo.InvariantCulture));
    }

    private static ReportDraft Parse(string body)
    {
        var (draft, fault) = ReportDraft.Parse(Encoding.UTF8.GetBytes(body));
        Assert.Null(fault);
        return draft;
    }
}
