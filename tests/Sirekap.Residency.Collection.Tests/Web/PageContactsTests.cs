using Sirekap.Residency.Collection.Web;

namespace Sirekap.Residency.Collection.Tests.Web;

public class PageContactsTests
{
    [Theory]
    [InlineData("<script src=https://a.example/x.js></script>", "a.example")]
    [InlineData("<IMG SRC='//b.example/x.png'>", "b.example")]
    [InlineData("<img srcset=\"https://c.example/1 1x, https://d.example/2 2x\">", "c.example d.example")]
    [InlineData("<style>@import \"https://e.example/s.css\"; a { background: url(//f.example/g) }</style>", "e.example f.example")]
    [InlineData("<iframe src=\"https://g.example/?a=1&amp;b=2\"></iframe>", "g.example")]
    [InlineData("<a href=\"https://click.example/\">x</a><img src=\"/own.png\"><img src=\"data:image/png;base64,AA\">", "")]
    [InlineData("<script src=\"https://[broken/\"></script>", "")]
    public void What_a_browser_fetches_by_itself_is_a_contact(string html, string hosts) =>
        Assert.Equal(hosts, string.Join(' ', PageContacts.Of(new("https://contoh.id/"), html, null)));
}
