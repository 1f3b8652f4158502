using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Sirekap.Server.OpenData;

/// <summary>
/// Open data as an answer: the same bytes for everyone, from any origin, named by their own hash, so that who has them
/// already gets 304, and compressed for who can take it.
/// </summary>
/// <param name="body">The bytes.</param>
/// <param name="contentType">Their type.</param>
/// <param name="freshFor">How long a cache may serve them without asking.</param>
/// <param name="size">The number of log entries that they follow from; null where they follow from the election's data alone.</param>
public sealed class PublicAnswer(byte[] body, string contentType, TimeSpan freshFor, long? size = null) : IResult
{
    /// <summary>The header that says from how many log entries an answer follows.</summary>
    public const string SizeHeader = "Sirekap-Size";

    /// <summary>The type of JSON answers.</summary>
    public const string Json = "application/json";

    /// <summary>Below this, compression saves no packet.</summary>
    private const int WorthCompressing = 1024;

    // Beyond this level Brotli's time grows faster than its gain: answers are compressed when they are asked for.
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 20;

    // Weak, because the bytes on the wire differ by compression.
    private readonly EntityTagHeaderValue _tag =
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"", isWeak: true);

    // An answer is kept for many requests: each encoding is made when it is first asked for. Two at once may both make it; the bytes are the same.
    private ReadOnlyMemory<byte>? _brotli;
    private ReadOnlyMemory<byte>? _gzip;

    /// <summary>About how many bytes it takes to keep it, with its encodings and all that belongs to it.</summary>
    public int Weight => (2 * body.Length) + 1024;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        AllowEveryOrigin(response);
        if (size is { } entries)
            response.Headers[SizeHeader] = entries.ToString(CultureInfo.InvariantCulture);
        response.Headers.ETag = _tag.ToString();
        response.Headers.CacheControl = $"public, max-age={(int)freshFor.TotalSeconds}";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        var headers = new RequestHeaders(request.Headers);
        if (headers.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(_tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var (bytes, encoding) = Encode(headers);
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }

    /// <summary>Lets pages of any origin read the answer.</summary>
    internal static void AllowEveryOrigin(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = $"{HeaderNames.ETag}, {SizeHeader}";
    }

    private (ReadOnlyMemory<byte> Bytes, string? Encoding) Encode(RequestHeaders headers)
    {
        if (body.Length < WorthCompressing || contentType.StartsWith("image/", StringComparison.Ordinal))
            return (body, null);
        if (Takes(headers, "br"))
            return (_brotli ??= Brotli(), "br");
        return Takes(headers, "gzip") ? (_gzip ??= Gzip(), "gzip") : (body, null);
    }

    private static bool Takes(RequestHeaders headers, string encoding) =>
        headers.AcceptEncoding.Any(offer => offer.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && offer.Quality is not 0);

    private ReadOnlyMemory<byte> Brotli()
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, compressed, out var length, BrotliQuality, BrotliWindow)
            ? compressed.AsMemory(0, length)
            : throw new InvalidOperationException($"Brotli needs more than {compressed.Length} bytes for {body.Length}.");
    }

    private ReadOnlyMemory<byte> Gzip()
    {
        using var compressed = new MemoryStream(body.Length);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
