using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Sirekap.Election.Statements;

namespace Sirekap.Cli.Client;

/// <summary>Speaks to a server's intake as a phone does: over HTTP, with nothing but signed entries and photographs.</summary>
public sealed class IntakeClient(HttpClient http)
{
    private const int Tries = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Sends a signed entry; repeating it is safe. Waits for its commit, not for its publication.</summary>
    /// <returns>Its log index.</returns>
    /// <exception cref="IntakeRefusedException">The server refuses it.</exception>
    public async Task<long> SendAsync(SignedEntry entry, CancellationToken cancellation)
    {
        using var answer = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, "/api/v1/statements")
            {
                Content = Content(entry.Bytes, "application/json"),
                Headers = { { "Prefer", "respond-async" } },
            },
            cancellation);
        using var receipt = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
        return receipt.RootElement.GetProperty("index").GetInt64();
    }

    /// <summary>Sends a photograph that a form has announced; repeating it is safe.</summary>
    /// <exception cref="IntakeRefusedException">The server refuses it.</exception>
    public async Task SendPhotoAsync(ReadOnlyMemory<byte> jpeg, CancellationToken cancellation)
    {
        var digest = Digest.Of(jpeg.Span);
        using var answer = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Put, $"/api/v1/photos/{digest}") { Content = Content(jpeg, "image/jpeg") },
            cancellation);
    }

    /// <summary>The next sequence number of a key; null where the log does not know the key.</summary>
    public async Task<long?> NextSequenceAsync(KeyId key, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(new Uri($"/api/v1/keys/{key}", UriKind.Relative), cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        answer.EnsureSuccessStatusCode();
        using var view = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
        return view.RootElement.GetProperty("next").GetInt64();
    }

    /// <summary>What the server shows of a station's form.</summary>
    public async Task<JsonDocument> StationAsync(string station, string contest, CancellationToken cancellation) =>
        JsonDocument.Parse(await http.GetByteArrayAsync(new Uri($"/api/v1/stations/{station}/{contest}", UriKind.Relative), cancellation));

    /// <summary>The totals of a region by field id, as the server computes them.</summary>
    public async Task<ImmutableSortedDictionary<string, long>> TotalsAsync(string region, string contest, CancellationToken cancellation)
    {
        using var shown = JsonDocument.Parse(
            await http.GetByteArrayAsync(new Uri($"/api/v1/regions/{region}/{contest}", UriKind.Relative), cancellation));
        return shown.RootElement.GetProperty("totals").EnumerateObject()
            .ToImmutableSortedDictionary(total => total.Name, total => total.Value.GetInt64(), StringComparer.Ordinal);
    }

    /// <summary>The digest of a region's D.Hasil data file as it is now.</summary>
    public async Task<Digest> DocumentAsync(string region, string contest, CancellationToken cancellation) =>
        Digest.Of(await http.GetByteArrayAsync(new Uri($"/dokumen/{contest}/{region}.json", UriKind.Relative), cancellation));

    private static ReadOnlyMemoryContent Content(ReadOnlyMemory<byte> bytes, string type)
    {
        var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    /// <summary>Tries again, ever slower, when the network fails or the server asks to wait; every request is safe to repeat.</summary>
    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = make();
                var answer = await http.SendAsync(request, cancellation);
                if (answer.IsSuccessStatusCode)
                    return answer;
                using (answer)
                {
                    if (attempt == Tries || answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
                        throw await IntakeRefusedException.FromAsync(answer, cancellation);
                }
            }
            catch (HttpRequestException) when (attempt < Tries)
            {
                // The network may come back: wait below and try again.
            }

            await Task.Delay(FirstPause * (1 << attempt), cancellation);
        }
    }
}
