using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Sirekap.Server.Site.Serving;

/// <summary>Sends bytes in the best encoding that the client takes: Brotli, gzip, or as they are.</summary>
internal static class Compressed
{
    /// <summary>The content coding that browsers know as <c>br</c>.</summary>
    public const string Brotli = "br";

    /// <summary>The content coding that everything knows.</summary>
    public const string Gzip = "gzip";

    private const int UsualQuality = 5;

    public static Task Send(HttpContext http, byte[] bytes) => SendAsync(http, encoding => encoding is null ? bytes : Compress(bytes, encoding));

    /// <summary>Sends what is given for the best encoding; null stands for no encoding.</summary>
    public static async Task SendAsync(HttpContext http, Func<string?, byte[]> encode)
    {
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var encoding = Choose(http.Request.GetTypedHeaders().AcceptEncoding);
        if (encoding is not null)
            http.Response.Headers.ContentEncoding = encoding;
        var bytes = encode(encoding);
        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>The best coding of those accepted; null for the bytes as they are.</summary>
    public static string? Choose(IList<StringWithQualityHeaderValue> accepted) =>
        Array.Find([Brotli, Gzip], encoding => accepted.Any(offer => offer.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && offer.Quality is not 0));

    /// <summary>Compresses; what is kept may take longer than what is made for one answer.</summary>
    public static byte[] Compress(byte[] bytes, string encoding, int quality = UsualQuality)
    {
        using var buffer = new MemoryStream();
        using (Stream stream = encoding == Brotli
            ? new BrotliStream(buffer, new BrotliCompressionOptions { Quality = quality })
            : new GZipStream(buffer, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return buffer.ToArray();
    }
}
