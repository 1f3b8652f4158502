using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sirekap.Election.Statements;

namespace Sirekap.Election.Forms;

/// <summary>
/// What the QR code of a printed page says: which election, contest, station and page this sheet was printed for. Written as
/// <c>SRKP1/PEMILU-2024/PPWP/8271021022008/1-4/0A1B2C3D/…</c>: page and pages, the first eight digits of the signing key's id, and the
/// signature (ECDSA P-256 over SHA-256 of everything before it) in Base45, so that it fits QR's dense alphanumeric mode.
/// An unsigned code, for trials, ends with two empty parts.
/// </summary>
public sealed partial record StationCode
{
    const string Prefix = "SRKP1";

    const int KeyDigits = 8, SignatureBytes = 64;

    StationCode(string text, Match parts)
    {
        Text = text;
        (Election, Contest) = (parts.Groups["election"].Value.ToLowerInvariant(), parts.Groups["contest"].Value.ToLowerInvariant());
        Station = parts.Groups["station"].Value;
        Page = int.Parse(parts.Groups["page"].ValueSpan, CultureInfo.InvariantCulture);
        Pages = int.Parse(parts.Groups["pages"].ValueSpan, CultureInfo.InvariantCulture);
        KeyHint = parts.Groups["key"].Value.ToLowerInvariant();
    }

    /// <summary>The whole text of the QR code.</summary>
    public string Text { get; }

    /// <summary>The election's id.</summary>
    public string Election { get; }

    /// <summary>The contest's code.</summary>
    public string Contest { get; }

    /// <summary>The station's code of 13 characters.</summary>
    public string Station { get; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; }

    /// <summary>How many pages the form has.</summary>
    public int Pages { get; }

    /// <summary>The first digits of the id of the key that signed; empty when nobody did.</summary>
    public string KeyHint { get; }

    /// <summary>Whether the code claims a signature; <see cref="IsSignedBy"/> says whether it holds.</summary>
    public bool IsSigned => KeyHint.Length > 0;

    /// <summary>Writes the code of a page.</summary>
    /// <param name="election">The election's id: small letters, digits and hyphens.</param>
    /// <param name="contest">The contest's code: small letters and digits.</param>
    /// <param name="station">The station's code.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="pages">How many pages the form has.</param>
    /// <param name="signer">Who signs; null for a code without a signature.</param>
    /// <exception cref="FormatException">A part cannot be written in such a code.</exception>
    public static StationCode Write(string election, string contest, string station, int page, int pages, ISigner? signer)
    {
        if (election.Any(char.IsUpper) || contest.Any(char.IsUpper))
            throw new FormatException($"\"{election}\" or \"{contest}\" has capitals; a station code would lose them. Use small letters.");
        var key = signer is null ? "" : signer.Key.ToString()[..KeyDigits].ToUpperInvariant();
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}/{election.ToUpperInvariant()}/{contest.ToUpperInvariant()}/{station}/{page}-{pages}/{key}/");
        return Parse(said + (signer is null ? "" : Base45.Encode(signer.Sign(Encoding.ASCII.GetBytes(said)))));
    }

    /// <summary>Reads a code.</summary>
    /// <exception cref="FormatException">The text is no station code.</exception>
    public static StationCode Parse(string text) => TryParse(text) ?? throw new FormatException(
        $"\"{text}\" is no station code. It has the form {Prefix}/election/contest/station/page-pages/key/signature in capitals.");

    /// <summary>Reads a code, or gives null where the text is none.</summary>
    public static StationCode? TryParse(string text)
    {
        var parts = Shape().Match(text);
        if (!parts.Success)
            return null;
        var code = new StationCode(text, parts);
        return code.Page >= 1 && code.Page <= code.Pages && code.IsSigned == (parts.Groups["signature"].Length > 0) ? code : null;
    }

    /// <summary>Whether this key signed exactly this text.</summary>
    public bool IsSignedBy(P256Verifier key)
    {
        var end = End(Text);
        return IsSigned && key.Id.ToString().StartsWith(KeyHint, StringComparison.Ordinal)
            && Base45.TryDecode(Text.AsSpan(end), out var signature) && signature.Length == SignatureBytes
            && key.Verifies(Encoding.ASCII.GetBytes(Text[..end]), signature);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Where the signature begins: behind the sixth stroke; Base45 has strokes of its own.</summary>
    static int End(string text)
    {
        var at = 0;
        for (var stroke = 0; stroke < 6; stroke++)
            at = text.IndexOf('/', at) + 1;
        return at;
    }

    [GeneratedRegex(
        @"\ASRKP1/(?<election>[A-Z0-9-]{1,40})/(?<contest>[A-Z0-9]{1,12})/(?<station>[A-Z0-9]{13})/(?<page>[1-9][0-9]?)-(?<pages>[1-9][0-9]?)/(?<key>([0-9A-F]{8})?)/(?<signature>[0-9A-Z $%*+./:-]*)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
