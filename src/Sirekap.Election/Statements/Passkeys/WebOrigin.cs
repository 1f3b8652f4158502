using System.Buffers;
using System.Globalization;

namespace Sirekap.Election.Statements.Passkeys;

/// <summary>
/// Where a passkey signs: scheme, host and port of the desk, such as <c>https://meja.example.id</c>. Its host is the relying party of
/// WebAuthn. Plain <c>http</c> is allowed for <c>localhost</c> alone, as browsers allow it.
/// </summary>
public sealed record WebOrigin
{
    private const int MostCharacters = 200;
    private const string Secure = "https://", Plain = "http://", Local = "localhost";
    private const int SecurePort = 443, PlainPort = 80;

    private static readonly SearchValues<char> HostLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    private readonly string _text;

    private WebOrigin(string text, string relyingParty) => (_text, RelyingParty) = (text, relyingParty);

    /// <summary>The host, whose SHA-256 stands in every assertion.</summary>
    public string RelyingParty { get; }

    /// <summary>Reads an origin in the one spelling that browsers give it: lower case, no default port, no path.</summary>
    /// <exception cref="RefusedException">It is no such origin.</exception>
    public static WebOrigin Parse(string text)
    {
        var isSecure = text.StartsWith(Secure, StringComparison.Ordinal);
        if (text.Length <= MostCharacters && (isSecure || text.StartsWith(Plain, StringComparison.Ordinal)))
        {
            var place = text[(isSecure ? Secure : Plain).Length..].Split(':');
            var isHost = isSecure ? IsHost(place[0]) : place[0] == Local;
            if (isHost && (place.Length == 1 || (place.Length == 2 && IsPort(place[1], isSecure ? SecurePort : PlainPort))))
                return new(text, place[0]);
        }

        throw new RefusedException("malformed", $"\"{text}\" is not the origin of a desk: https://host or http://localhost, with a port where it is not the usual one.");
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static bool IsHost(string host) =>
        host.Length > 0 && !host.AsSpan().ContainsAnyExcept(HostLetters) && char.IsAsciiLetterOrDigit(host[0]) && char.IsAsciiLetterOrDigit(host[^1]);

    private static bool IsPort(string text, int usual) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0 && port != usual
        && port.ToString(CultureInfo.InvariantCulture) == text;
}
