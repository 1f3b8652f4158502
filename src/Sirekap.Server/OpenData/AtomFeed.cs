using System.Globalization;
using System.Xml;
using Sirekap.Election;

namespace Sirekap.Server.OpenData;

/// <summary>What Atom feeds (RFC 4287) are written with.</summary>
internal static class AtomFeed
{
    /// <summary>The type of the bytes.</summary>
    public const string Type = "application/atom+xml; charset=utf-8";

    private const string Space = "http://www.w3.org/2005/Atom";

    /// <summary>Writes a feed.</summary>
    /// <param name="write">Writes what stands in it.</param>
    public static byte[] Write(Action<XmlWriter> write)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            Begin(xml, "feed");
            write(xml);
            xml.WriteEndElement();
        }

        return output.ToArray();
    }

    /// <summary>A name that stays (RFC 4151): the log's host, the day of the election, and what it is about.</summary>
    /// <param name="origin">The log's origin.</param>
    /// <param name="election">The election.</param>
    /// <param name="what">What is named.</param>
    public static string Tag(string origin, ElectionDefinition election, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"tag:{origin.Split('/')[0]},{election.Day:yyyy-MM-dd}:{election.Id}/{what}");

    /// <summary>Begins an element of Atom's.</summary>
    public static void Begin(XmlWriter xml, string name) => xml.WriteStartElement(name, Space);

    /// <summary>An element with a text in it.</summary>
    public static void Text(XmlWriter xml, string name, string text)
    {
        Begin(xml, name);
        // A sentence is whatever an official signed, and a feed with one character that XML does not know is none.
        xml.WriteString(string.Concat(text.EnumerateRunes().Where(rune => rune.Utf16SequenceLength > 1 || XmlConvert.IsXmlChar((char)rune.Value))));
        xml.WriteEndElement();
    }

    /// <summary>A link.</summary>
    public static void Link(XmlWriter xml, string relation, string address, string type)
    {
        Begin(xml, "link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    /// <summary>Who writes the feed.</summary>
    public static void Author(XmlWriter xml)
    {
        Begin(xml, "author");
        Text(xml, "name", "Sirekap Terbuka");
        xml.WriteEndElement();
    }
}
