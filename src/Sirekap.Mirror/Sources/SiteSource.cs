using System.Net;

namespace Sirekap.Mirror.Sources;

/// <summary>A site over HTTP: a few requests at a time, patient with a busy server, never served from a cache's old copy.</summary>
public sealed class SiteSource : IPublicSource, IDisposable
{
    /// <summary>How many requests may be under way at once.</summary>
    public const int AtOnce = 8;

    private const int Tries = 4;
    private const int MostBytes = 256 * 1024 * 1024;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _slots = new(AtOnce);

    /// <summary>Asks a site.</summary>
    public SiteSource(Uri address, TimeProvider time)
    {
        (_address, _time) = (new Uri(address.AbsoluteUri.TrimEnd('/') + "/"), time);
        _http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, MaxConnectionsPerServer = AtOnce })
        {
            MaxResponseContentBufferSize = MostBytes,
            Timeout = TimeSpan.FromSeconds(60),
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
                using var response = await _http.GetAsync(address, cancellation);
                if (response.IsSuccessStatusCode)
                    return await response.Content.ReadAsByteArrayAsync(cancellation);
                if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                    return null;
                trouble = $"{(int)response.StatusCode}";
                if (response.Headers.RetryAfter?.Delta is { } asked && asked > pause)
                    pause = asked;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
            {
                trouble = exception.Message;
            }
            catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
            {
                trouble = "no answer in time";
            }

            if (attempt == Tries)
                throw new SourceUnreachableException($"{address} gives no answer after {Tries} tries: {trouble}.");
            await Task.Delay(pause < LongestPause ? pause : LongestPause, _time, cancellation);
        }
    }
}
