using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;

namespace Sirekap.Residency.Collection.Web;

/// <summary>Which other hosts a page makes a browser contact by itself: scripts, styles, pictures, frames, fonts. Links that wait for a click are none.</summary>
public static partial class PageContacts
{
    /// <summary>The hosts, sorted, without the page's own.</summary>
    /// <param name="page">The page's address.</param>
    /// <param name="html">Its text.</param>
    /// <param name="location">Where it sends the browser; null if nowhere.</param>
    public static ImmutableArray<string> Of(Uri page, string html, Uri? location)
    {
        var named = Tags().Matches(html).SelectMany(tag => Attributes().Matches(tag.Value)).Select(match => match.Groups["url"].Value)
            .Concat(Styles().Matches(html).Select(match => match.Groups["url"].Value))
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries).Select(part => part.Split(' ')[0]));
        return [.. named.Select(value => WebUtility.HtmlDecode(value)).Select(value => Uri.TryCreate(page, value, out var target) ? target : null).Append(location is null ? null : new Uri(page, location))
            .OfType<Uri>().Where(target => target.Scheme is "http" or "https" or "ws" or "wss").Select(target => target.IdnHost.ToLowerInvariant())
            .Where(host => host != page.IdnHost).Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("<(script|img|iframe|link|video|audio|source|embed|object|track|input)\\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s(src|href|srcset|data|poster)\\s*=\\s*(\"(?<url>[^\"]*)\"|'(?<url>[^']*)'|(?<url>[^\\s>\"']+))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Attributes();

    [GeneratedRegex("(url\\(\\s*|@import\\s+)[\"']?(?<url>(https?:)?//[^\"')\\s;]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Styles();
}
