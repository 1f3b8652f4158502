using System.Globalization;
using System.Text;
using System.Xml;
using Sirekap.Election.Counting;

namespace Sirekap.Server.OpenData.Takedowns;

/// <summary>
/// The list of takedowns as files, functions of the count and nothing else: the site serves them, and <c>sirekap verify</c> recomputes JSON and CSV.
/// </summary>
public static class TakedownFiles
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The JSON: <c>/api/v1/takedowns</c>.</summary>
    public static byte[] Json(Count count) => OpenJson.ToBytes(DescribeTakedowns.Of(count));

    /// <summary>The table: <c>/api/v1/takedowns.csv</c>.</summary>
    public static byte[] Table(Count count) => Table(DescribeTakedowns.Of(count));

    internal static byte[] Table(TakedownsDocument document)
    {
        var lines = new StringBuilder("log,state,station,contest,photo,field,reason,text,order,expires,requested,confirmed,lifted\n");
        foreach (var item in document.Items)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{item.Log},{item.State},{item.Station},{item.Contest},{item.Photo},{item.Field},{item.Reason},")
                .Append(CultureInfo.InvariantCulture, $"{TotalsCsv.Quote(item.Text)},{TotalsCsv.Quote(item.Order)},{item.Expires},{item.Requested},{item.Confirmed?.Log},{item.Lifted?.Log}\n");
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    /// <summary>The feed (RFC 4287): one entry for each takedown, changed with each of its steps.</summary>
    /// <param name="document">The list.</param>
    /// <param name="site">The site's address.</param>
    internal static byte[] Feed(TakedownsDocument document, string site)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("title", Atom, "Sirekap Terbuka · penurunan");
            xml.WriteElementString("id", Atom, $"{site}/penurunan");
            xml.WriteElementString("updated", Atom, document.Items.Select(Changed).DefaultIfEmpty("1970-01-01T00:00:00Z").Max(StringComparer.Ordinal));
            foreach (var item in document.Items)
                WriteEntry(xml, item, site);
            xml.WriteEndElement();
        }

        return output.ToArray();
    }

    private static void WriteEntry(XmlWriter xml, TakedownDocument item, string site)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"{site}/penurunan#{item.Log}");
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("title", Atom, $"{item.State}: {item.Station} {item.Contest} {item.Field ?? item.Photo}");
        xml.WriteElementString("id", Atom, address);
        xml.WriteElementString("updated", Atom, Changed(item));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, "Sirekap Terbuka");
        xml.WriteEndElement();
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
        xml.WriteElementString("summary", Atom, $"{item.Text} ({item.Order}; {item.Expires})");
        xml.WriteEndElement();
    }

    private static string Changed(TakedownDocument item) => item.Lifted?.At ?? item.Confirmed?.At ?? item.Requested;
}
