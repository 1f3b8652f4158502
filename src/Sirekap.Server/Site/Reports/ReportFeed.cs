using System.Collections.Immutable;
using System.Globalization;
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
    private const string Atom = "http://www.w3.org/2005/Atom", Type = "application/atom+xml; charset=utf-8";

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
            Type);
    }

    /// <summary>The feed.</summary>
    public byte[] ToBytes()
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, language.Code);
            Text(xml, "id", Tag("laporan"));
            Text(xml, "title", $"Sirekap Terbuka: {language.Words["reports.title"]}");
            Text(xml, "subtitle", $"{election.Name.In(language.Code)}, {contest.Name.In(language.Code)}");
            // Before the first report nothing has changed since the election was opened.
            Text(xml, "updated", groups.IsEmpty ? $"{election.Day:yyyy-MM-dd}T00:00:00Z" : groups[0].Changed.ToString());
            Link(xml, "self", site + _to.ReportFeed, "application/atom+xml");
            Link(xml, "alternate", site + _to.Reports, "text/html");
            xml.WriteStartElement("author", Atom);
            Text(xml, "name", "Sirekap Terbuka");
            xml.WriteEndElement();
            foreach (var group in groups)
                Entry(xml, group);
            xml.WriteEndElement();
        }

        return output.ToArray();
    }

    private void Entry(XmlWriter xml, ReportGroup group)
    {
        var words = language.Words;
        var place = $"{group.Station.Name}, {string.Join(", ", group.Station.Village.Ancestors.SkipLast(1).Prepend(group.Station.Village).Select(region => PlaceName.Of(region.Name)))}";
        var subject = words[$"report.subject.{group.Subject}"] + (group.Field is { } field ? $": {field} {contest.Fields[contest.IndexOf(field)].Label.In(language.Code)}" : "");
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", Tag($"laporan/{group.Station.Code}/{Codes.Name(group.Subject)}/{group.Field}"));
        Text(xml, "title", $"{subject} · {place}");
        Text(xml, "published", group.First.At.ToString());
        Text(xml, "updated", group.Changed.ToString());
        Link(xml, "alternate", site + _to.Report(group.Last.Index), "text/html");
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", Codes.Name(group.Subject));
        xml.WriteEndElement();
        var answer = group.Answers is [.., var last] ? $" {words["report.answer"]}: {words[$"report.verdict.{last.Answer.Verdict}"]}. {last.Answer.Text}" : "";
        Text(xml, "summary", $"{words.With("reports.of", language.Number(group.Number))}. {words[group.IsOpen ? "reports.waiting" : "reports.answered"]}.{answer}");
        xml.WriteEndElement();
    }

    /// <summary>A name that stays (RFC 4151): the log's host, the day of the election, and what it is about.</summary>
    private string Tag(string what) =>
        string.Create(CultureInfo.InvariantCulture, $"tag:{log.Split('/')[0]},{election.Day:yyyy-MM-dd}:{election.Id}/{contest.Code}/{what}");

    private static void Text(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name, Atom);
        // An answer is whatever an official signed, and a feed with one character that XML does not know is none.
        xml.WriteString(string.Concat(text.EnumerateRunes().Where(rune => rune.Utf16SequenceLength > 1 || XmlConvert.IsXmlChar((char)rune.Value))));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }
}
