using System.Collections.Immutable;
using System.Xml;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Reports;

/// <summary>What citizens report, as an Atom feed (RFC 4287) for newsrooms: one entry for each topic, the last changed first.</summary>
internal sealed class ReportFeed(ElectionDefinition election, Contest contest, Language language, string site, string log, ImmutableArray<ReportGroup> groups)
{
    private readonly Address _to = Address.Of(language, contest == election.Contests[0] ? null : contest.Code);

    public static IResult Answer(HttpContext http, Language language)
    {
        var services = http.RequestServices;
        var live = services.GetRequiredService<LiveCount>();
        var (site, log) = (SiteAddress.Of(http), services.GetRequiredService<ILogStatus>().Origin);
        var contest = http.Request.RouteValues[Question.ContestRoute] as string ?? live.Definition.Contests[0].Code;
        return services.GetRequiredService<CountAnswers>().Get(
            $"reports.atom/{language.Code}/{site}",
            contest,
            (_, votes) => new ReportFeed(live.Definition, votes.Contest, language, site, log, services.GetRequiredService<ReportBoard>().Of(votes).Newest),
            feed => feed.ToBytes(),
            AtomFeed.Type);
    }

    /// <summary>The feed.</summary>
    public byte[] ToBytes() => AtomFeed.Write(xml =>
    {
        xml.WriteAttributeString("xml", "lang", null, language.Code);
        AtomFeed.Text(xml, "id", Tag("laporan"));
        AtomFeed.Text(xml, "title", $"Sirekap Terbuka: {language.Words["reports.title"]}");
        AtomFeed.Text(xml, "subtitle", $"{election.Name.In(language.Code)}, {contest.Name.In(language.Code)}");
        // Before the first report nothing has changed since the election was opened.
        AtomFeed.Text(xml, "updated", groups.IsEmpty ? $"{election.Day:yyyy-MM-dd}T00:00:00Z" : groups[0].Changed.ToString());
        AtomFeed.Link(xml, "self", site + _to.ReportFeed, "application/atom+xml");
        AtomFeed.Link(xml, "alternate", site + _to.Reports, "text/html");
        AtomFeed.Author(xml);
        foreach (var group in groups)
            Entry(xml, group);
    });

    private void Entry(XmlWriter xml, ReportGroup group)
    {
        var words = language.Words;
        var place = $"{group.Station.Name}, {string.Join(", ", group.Station.Village.Ancestors.SkipLast(1).Prepend(group.Station.Village).Select(region => PlaceName.Of(region.Name)))}";
        var subject = words[$"report.subject.{group.Subject}"] + (group.Field is { } field ? $": {field} {contest.Fields[contest.IndexOf(field)].Label.In(language.Code)}" : "");
        AtomFeed.Begin(xml, "entry");
        AtomFeed.Text(xml, "id", Tag($"laporan/{group.Station.Code}/{Codes.Name(group.Subject)}/{group.Field}"));
        AtomFeed.Text(xml, "title", $"{subject} · {place}");
        AtomFeed.Text(xml, "published", group.First.At.ToString());
        AtomFeed.Text(xml, "updated", group.Changed.ToString());
        AtomFeed.Link(xml, "alternate", site + _to.Report(group.Last.Index), "text/html");
        AtomFeed.Begin(xml, "category");
        xml.WriteAttributeString("term", Codes.Name(group.Subject));
        xml.WriteEndElement();
        var answer = group.Answers is [.., var last] ? $" {words["report.answer"]}: {words[$"report.verdict.{last.Answer.Verdict}"]}. {last.Answer.Text}" : "";
        AtomFeed.Text(xml, "summary", $"{words.With("reports.of", language.Number(group.Number))}. {words[group.IsOpen ? "reports.waiting" : "reports.answered"]}.{answer}");
        xml.WriteEndElement();
    }

    private string Tag(string what) => AtomFeed.Tag(log, election, $"{contest.Code}/{what}");
}
