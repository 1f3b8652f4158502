using System.Security.Cryptography;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Phones;

/// <summary>A file of the officers' app. Its compressed forms are made when somebody first asks.</summary>
internal sealed class PhoneFile(string path, byte[] bytes)
{
    private readonly Lazy<byte[]> _brotli = new(() => Compressed.Compress(bytes, Compressed.Brotli, quality: 9));
    private readonly Lazy<byte[]> _gzip = new(() => Compressed.Compress(bytes, Compressed.Gzip));

    /// <summary>Where it stands in the app.</summary>
    public string Path => path;

    /// <summary>What its digest is, in hexadecimal.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(bytes));

    private string Type => System.IO.Path.GetExtension(path) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".wasm" => "application/wasm",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        ".html" => "text/html; charset=utf-8",
        ".webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    };

    /// <summary>Sends it in the best encoding that the browser takes.</summary>
    public async Task SendAsync(HttpContext http)
    {
        http.Response.ContentType = Type;
        var body = bytes;
        if (System.IO.Path.GetExtension(path) != ".woff2")
        {
            http.Response.Headers.Vary = "Accept-Encoding";
            if (Compressed.Choose(http.Request.GetTypedHeaders().AcceptEncoding) is { } encoding)
            {
                http.Response.Headers.ContentEncoding = encoding;
                body = (encoding == Compressed.Brotli ? _brotli : _gzip).Value;
            }
        }

        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
