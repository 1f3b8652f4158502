namespace Sirekap.Server.Site.Serving;

/// <summary>Bytes that are sent again and again: each encoding is made when it is first asked for. Two at once may both make it; the bytes are the same.</summary>
internal sealed class Encodings(byte[] bytes)
{
    private byte[]? _brotli;
    private byte[]? _gzip;

    /// <summary>About how many bytes it takes to keep them.</summary>
    public int Weight => (2 * bytes.Length) + 1024;

    /// <summary>Sends them in the best encoding that the client takes.</summary>
    public Task SendAsync(HttpContext http) => Compressed.SendAsync(http, encoding => encoding switch
    {
        null => bytes,
        Compressed.Brotli => _brotli ??= Compressed.Compress(bytes, encoding),
        _ => _gzip ??= Compressed.Compress(bytes, encoding),
    });
}
