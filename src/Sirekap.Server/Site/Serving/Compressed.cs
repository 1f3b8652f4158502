using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Sirekap.Server.Site.Serving;

/// <summary>Sends bytes in the best encoding that the client takes: Brotli, gzip, or as they are.</summary>
internal static class Compressed
{
    private const string Brotli = "br";
    private const string Gzip = "gzip";

    public static async Task Send(HttpContext http, byte[] bytes)
    {
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var encoding = Choose(http.Request.GetTypedHeaders().AcceptEncoding);
        if (encoding is not null)
        {
            http.Response.Headers.ContentEncoding = encoding;
            bytes = Compress(bytes, encoding);
        }

        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static string? Choose(IList<StringWithQualityHeaderValue> accepted) =>
        Array.Find([Brotli, Gzip], encoding => accepted.Any(offer => offer.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && offer.Quality is not 0));

    private static byte[] Compress(byte[] bytes, string encoding)
    {
        using var buffer = new MemoryStream();
        using (Stream stream = encoding == Brotli
            ? new BrotliStream(buffer, new BrotliCompressionOptions { Quality = 5 })
            : new GZipStream(buffer, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return buffer.ToArray();
    }
}
