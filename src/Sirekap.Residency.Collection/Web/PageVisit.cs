using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Collection.Web;

/// <summary>Fetches one page from one address, and keeps what tells who answered. Redirects are noted and never followed: they lead to hosts that nobody named.</summary>
/// <param name="dialer">Makes the connection.</param>
/// <param name="patience">How long to wait for all of it.</param>
public sealed class PageVisit(IDialer dialer, TimeSpan patience)
{
    private const int MostBytes = 2 << 20;

    // Headers that name a server, a cache or a go-between. Cookies and everything else are not kept.
    private static readonly HashSet<string> s_telling = new(StringComparer.OrdinalIgnoreCase)
    {
        "server", "via", "x-cache", "x-cache-status", "age", "eagleid", "cf-ray", "cf-cache-status", "x-amz-cf-id", "x-amz-cf-pop", "x-served-by", "x-azure-ref",
        "x-iinfo", "x-cdn", "x-sucuri-id", "x-akamai-transformed", "x-powered-by", "x-swift-cachetime", "x-swift-savetime", "alt-svc", "location",
    };

    /// <summary>The page and, over TLS, the certificate.</summary>
    public async Task<IReadOnlyList<Check>> FetchAsync(Uri page, IPAddress address, DateTimeOffset at, CancellationToken cancellation)
    {
        var checks = new List<Check>();
        var response = new ResponseCheck { Source = $"{page.Host} {address}", At = at, Address = address.ToString(), Url = page.AbsoluteUri };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            using var handler = Handler(address, (certificate, isTrusted) => checks.Add(Certificate(page, address, at, certificate, isTrusted)));
            using var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("sirekap-residency-audit", "1"));
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var body = await BodyAsync(answer, limit.Token);
            checks.Add(response with { Answer = new((int)answer.StatusCode, Telling(answer), PageContacts.Of(page, body, answer.Headers.Location)) });
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            checks.Add(response with { Trouble = new("timeout", $"{page.Host} did not answer from {address} within {patience.TotalSeconds:0} s.") });
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or AuthenticationException)
        {
            checks.Add(response with { Trouble = new("unreachable", $"{page.Host} could not be read from {address}: {failure.Message}") });
        }

        return checks;
    }

    private SocketsHttpHandler Handler(IPAddress address, Action<X509Certificate2, bool> seen) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = async (context, cancellation) => await dialer.ConnectAsync(new(address, context.DnsEndPoint.Port), cancellation),
        SslOptions = new()
        {
            // Nothing secret is sent, and a certificate that is not trusted is itself evidence.
#pragma warning disable CA5359
            RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            {
                if (certificate is X509Certificate2 known)
                    seen(known, errors == SslPolicyErrors.None);
                return true;
            },
#pragma warning restore CA5359
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            // Issuers' certificates are not fetched: their hosts were not named either.
            CertificateChainPolicy = new() { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
        },
    };

    private static CertificateCheck Certificate(Uri page, IPAddress address, DateTimeOffset at, X509Certificate2 certificate, bool isTrusted) => new()
    {
        Source = $"{page.Host} {address}",
        At = at,
        Address = address.ToString(),
        Name = page.Host,
        Answer = new(
            certificate.Subject, certificate.Issuer,
            [.. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames()).Order(StringComparer.Ordinal)],
            DateOnly.FromDateTime(certificate.NotBefore.ToUniversalTime()), DateOnly.FromDateTime(certificate.NotAfter.ToUniversalTime()), isTrusted,
            Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256))),
    };

    private static ImmutableArray<Header> Telling(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers).Where(header => s_telling.Contains(header.Key))
            .Select(header => new Header(header.Key.ToLowerInvariant(), string.Join(", ", header.Value))).OrderBy(header => header.Name, StringComparer.Ordinal)];

    private static async Task<string> BodyAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not ("text/html" or "application/xhtml+xml"))
            return string.Empty;
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        var bytes = new byte[MostBytes];
        var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(bytes, 0, count);
    }
}
