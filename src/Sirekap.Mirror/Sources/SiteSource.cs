using System.Net;

namespace Sirekap.Mirror.Sources;

/// <summary>
/// A site over HTTP: a few requests at a time, patient with a busy server, not with one that hangs or only drips, never served from a cache's old copy.
/// </summary>
public sealed class SiteSource : IPublicSource, IDisposable
{
    /// <summary>How many requests may be under way at once.</summary>
    public const int AtOnce = 8;

    private const int Tries = 4;
    private const int MostBytes = 256 * 1024 * 1024;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>How long a site may send nothing, and how long one try may take in all.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10), LongestTry = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _slots = new(AtOnce);

    /// <summary>Asks a site.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="time">The clock of its patience.</param>
    /// <param name="handler">Makes all connections; null for one without a guard, for whoever asks from a machine that keeps nothing.</param>
    public SiteSource(Uri address, TimeProvider time, SocketsHttpHandler? handler = null)
    {
        (_address, _time) = (new Uri(address.AbsoluteUri.TrimEnd('/') + "/"), time);
        handler ??= new SocketsHttpHandler();
        (handler.AutomaticDecompression, handler.MaxConnectionsPerServer) = (DecompressionMethods.All, AtOnce);
        _http = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestHeaders = { CacheControl = new() { NoCache = true } },
        };
    }

    /// <inheritdoc/>
    public string Name => _address.AbsoluteUri.TrimEnd('/');

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        await _slots.WaitAsync(cancellation);
        try
        {
            return await ReadPatientlyAsync(new Uri(_address, path), cancellation);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _slots.Dispose();
    }

    private async Task<byte[]?> ReadPatientlyAsync(Uri address, CancellationToken cancellation)
    {
        for (var (attempt, pause) = (1, FirstPause); ; attempt++, pause *= 4)
        {
            string trouble;
            try
            {
                using var all = new CancellationTokenSource(LongestTry, _time);
                using var silence = new CancellationTokenSource(LongestSilence, _time);
                using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellation, all.Token, silence.Token);
                using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, any.Token);
                if (response.IsSuccessStatusCode)
                    return await ReadToEndAsync(response, () => silence.CancelAfter(LongestSilence), any.Token);
                if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.UnavailableForLegalReasons)
                    return null;
                trouble = $"{(int)response.StatusCode}";
                if (response.Headers.RetryAfter?.Delta is { } asked && asked > pause)
                    pause = asked;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
            {
                trouble = exception.Message;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                trouble = "no answer in time";
            }

            if (attempt == Tries)
                throw new SourceUnreachableException($"{address} gives no answer after {Tries} tries: {trouble}.");
            await Task.Delay(pause < LongestPause ? pause : LongestPause, _time, cancellation);
        }
    }

    private static async Task<byte[]> ReadToEndAsync(HttpResponseMessage response, Action heard, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var bytes = new MemoryStream();
        var piece = new byte[1 << 16];
        while (await body.ReadAsync(piece, cancellation) is > 0 and var read)
        {
            heard();
            if (bytes.Length + read > MostBytes)
                throw new InvalidDataException($"more than {MostBytes} bytes");
            bytes.Write(piece, 0, read);
        }

        return bytes.ToArray();
    }
}
