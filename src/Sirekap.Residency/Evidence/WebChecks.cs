using System.Collections.Immutable;

namespace Sirekap.Residency.Evidence;

/// <summary>The certificate that a server showed.</summary>
public sealed record CertificateCheck : AddressCheck<Certificate>
{
    /// <summary>The name asked for (SNI).</summary>
    public required string Name { get; init; }
}

/// <summary>What a certificate says.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Issuer">Its issuer.</param>
/// <param name="Names">The names it is for.</param>
/// <param name="NotBefore">Its first day.</param>
/// <param name="NotAfter">Its last day.</param>
/// <param name="IsTrusted">Whether this machine trusts it for the name asked for.</param>
/// <param name="Sha256">Its fingerprint, lower hexadecimal.</param>
public sealed record Certificate(
    string Subject, string Issuer, ImmutableArray<string> Names, DateOnly NotBefore, DateOnly NotAfter, bool IsTrusted, string Sha256);

/// <summary>What a server answered to one request for the page.</summary>
public sealed record ResponseCheck : AddressCheck<Response>
{
    /// <summary>The page asked for.</summary>
    public required string Url { get; init; }
}

/// <summary>One answer of a web server.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">Headers that tell who answered; no others are kept, cookies never.</param>
/// <param name="Contacts">Other hosts that the page makes a browser contact, sorted.</param>
public sealed record Response(int Status, ImmutableArray<Header> Headers, ImmutableArray<string> Contacts);

/// <summary>A header.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="Value">Its value.</param>
public sealed record Header(string Name, string Value);
