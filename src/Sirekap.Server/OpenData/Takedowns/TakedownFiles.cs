using System.Globalization;
using Sirekap.Election;
using Sirekap.Election.Counting;

namespace Sirekap.Server.OpenData.Takedowns;

/// <summary>
/// The list of takedowns as files, functions of the count and nothing else: the site serves them, and <c>sirekap verify</c> recomputes JSON and CSV.
/// </summary>
public static class TakedownFiles
{
    private const string Place = "penurunan";

    /// <summary>The JSON: <c>/api/v1/takedowns</c>.</summary>
    public static byte[] Json(Count count) => OpenJson.ToBytes(DescribeTakedowns.Of(count));

    /// <summary>The table: <c>/api/v1/takedowns.csv</c>.</summary>
    public static byte[] Table(Count count) => Table(DescribeTakedowns.Of(count));

    internal static byte[] Table(TakedownsDocument document) => Table(document.Items);

    internal static byte[] Table(IEnumerable<TakedownDocument> items) => Csv.Of(
        ["log", "state", "station", "contest", "photo", "field", "reason", "text", "order", "expires", "requested", "confirmed", "lifted"],
        items.Select(Row));

    /// <summary>The feed (RFC 4287): one entry for each takedown, changed with each of its steps.</summary>
    /// <param name="document">The list.</param>
    /// <param name="election">The election.</param>
    /// <param name="origin">The log's origin, which names the entries.</param>
    /// <param name="site">The site's address.</param>
    internal static byte[] Feed(TakedownsDocument document, ElectionDefinition election, string origin, string site) => AtomFeed.Write(xml =>
    {
        AtomFeed.Text(xml, "id", AtomFeed.Tag(origin, election, Place));
        AtomFeed.Text(xml, "title", "Sirekap Terbuka · penurunan");
        AtomFeed.Text(xml, "updated", document.Items.Select(Changed).DefaultIfEmpty($"{election.Day:yyyy-MM-dd}T00:00:00Z").Max(StringComparer.Ordinal)!);
        AtomFeed.Link(xml, "self", $"{site}/api/v1/takedowns.atom", "application/atom+xml");
        AtomFeed.Link(xml, "alternate", $"{site}/{Place}", "text/html");
        AtomFeed.Author(xml);
        foreach (var item in document.Items)
        {
            AtomFeed.Begin(xml, "entry");
            AtomFeed.Text(xml, "id", AtomFeed.Tag(origin, election, $"{Place}/{Number(item.Log)}"));
            AtomFeed.Text(xml, "title", $"{item.State}: {item.Station} {item.Contest} {item.Field ?? item.Photo}");
            AtomFeed.Text(xml, "updated", Changed(item));
            AtomFeed.Link(xml, "alternate", $"{site}/{Place}#{Number(item.Log)}", "text/html");
            AtomFeed.Text(xml, "summary", $"{item.Text} ({item.Order}; {item.Expires})");
            xml.WriteEndElement();
        }
    });

    private static string[] Row(TakedownDocument item) =>
    [
        Number(item.Log), item.State, item.Station, item.Contest, item.Photo ?? "", item.Field ?? "", item.Reason, item.Text, item.Order, item.Expires, item.Requested,
        Number(item.Confirmed?.Log), Number(item.Lifted?.Log),
    ];

    private static string Number(long? index) => index?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Changed(TakedownDocument item) => item.Lifted?.At ?? item.Confirmed?.At ?? item.Requested;
}
