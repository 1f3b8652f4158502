using System.Globalization;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Statements;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Changes;

/// <summary>The newest happenings of the log's last hour as an Atom feed (RFC 4287), a sentence an entry.</summary>
internal sealed class ChangesFeed(ElectionDefinition election, Contest contest, Language language, string site, string log, ChangesView view)
{
    private readonly Address _to = Address.Of(language, contest == election.Contests[0] ? null : contest.Code);

    /// <summary>The feed.</summary>
    public byte[] ToBytes() => AtomFeed.Write(xml =>
    {
        var updated = view.To is { } to ? new StatementTime(to).ToString() : string.Create(CultureInfo.InvariantCulture, $"{election.Day:yyyy-MM-dd}T00:00:00Z");
        xml.WriteAttributeString("xml", "lang", null, language.Code);
        AtomFeed.Text(xml, "id", Tag($"perubahan/{view.Region.Code}"));
        AtomFeed.Text(xml, "title", $"Sirekap Terbuka: {language.Words["changes.title"]}, {PlaceName.Of(view.Region.Name)}");
        AtomFeed.Text(xml, "subtitle", $"{election.Name.In(language.Code)}, {contest.Name.In(language.Code)}");
        AtomFeed.Text(xml, "updated", updated);
        AtomFeed.Link(xml, "self", site + _to.ChangesFeed(view.Region), "application/atom+xml");
        AtomFeed.Link(xml, "alternate", site + _to.Changes(view.Region), "text/html");
        AtomFeed.Author(xml);
        var words = new HappeningWords(language, contest);
        foreach (var happening in view.Newest)
        {
            AtomFeed.Begin(xml, "entry");
            AtomFeed.Text(xml, "id", Tag($"perubahan/{view.Region.Code}/{happening.Index.ToString(CultureInfo.InvariantCulture)}/{HappeningWords.Path(happening, _to)}"));
            AtomFeed.Text(xml, "title", words.Say(happening));
            // Forms know the log's time of their move; the steps of a plenary and takedowns are as new as the feed is.
            AtomFeed.Text(xml, "updated", happening is FormHappening form ? form.Move.Time.ToString() : updated);
            AtomFeed.Link(xml, "alternate", site + HappeningWords.Path(happening, _to), "text/html");
            AtomFeed.Link(xml, "related", site + _to.Receipt(happening.Index), "text/html");
            xml.WriteEndElement();
        }
    });

    private string Tag(string what) => AtomFeed.Tag(log, election, $"{contest.Code}/{what}");
}
