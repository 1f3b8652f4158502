using System.Globalization;
using System.Net;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Subjects;

/// <summary>Reads what a user names: an address, a host, or a page.</summary>
public static class SubjectParser
{
    private static readonly IdnMapping s_idn = new() { UseStd3AsciiRules = true };

    /// <summary>Reads a subject.</summary>
    /// <exception cref="FormatException">It names nothing that can be audited.</exception>
    public static Subject Parse(string text)
    {
        var trimmed = text.Trim();
        if (IPAddress.TryParse(trimmed.Trim('[', ']'), out var address) && (trimmed.Contains(':') || trimmed.Count(letter => letter == '.') == 3))
            return new(SpecialAddresses.Plain(address).ToString(), SubjectKind.Address);
        if (!trimmed.Contains("://", StringComparison.Ordinal))
            return Site(trimmed.TrimEnd('/'), null);
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0 || url.UserInfo.Length > 0)
            throw new FormatException($"\"{text}\" is not a page's address: give a host such as pemilu.example.id, an IP address, or an http or https URL.");
        return Site(url.Host, url);
    }

    private static Subject Site(string host, Uri? url)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out _))
            throw new FormatException($"\"{url}\" names an address, not a host: give the address alone, or the host's name.");
        var ascii = Ascii(host);
        var shown = Unicode(ascii);
        var page = url is null ? $"https://{ascii}/" : $"{url.Scheme}://{ascii}{(url.IsDefaultPort ? string.Empty : $":{url.Port.ToString(CultureInfo.InvariantCulture)}")}{url.PathAndQuery}";
        return new(ascii, SubjectKind.Site)
        {
            Url = page,
            Shown = shown == ascii ? null : shown,
            // Whoever writes the punycode itself has seen that it is another name.
            IsLookalike = shown != ascii && !host.Contains("xn--", StringComparison.OrdinalIgnoreCase) && Lookalike.Is(shown),
        };
    }

    private static string Ascii(string host)
    {
        try
        {
            var ascii = s_idn.GetAscii(host.TrimEnd('.')).ToLowerInvariant();
            if (ascii.Length is > 0 and <= 253 && ascii.Split('.').All(label => label.Length is > 0 and <= 63))
                return ascii;
        }
        catch (ArgumentException)
        {
            // Said below, with the value.
        }

        throw new FormatException($"\"{host}\" is not a host's name: letters, digits and hyphens between dots, 63 a part at most.");
    }

    private static string Unicode(string ascii)
    {
        try
        {
            return s_idn.GetUnicode(ascii);
        }
        catch (ArgumentException)
        {
            return ascii;
        }
    }
}
