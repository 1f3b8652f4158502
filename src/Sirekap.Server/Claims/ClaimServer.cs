using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Sirekap.Election.Statements;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Claims;

/// <summary>What an importer asks of a running server. The client's base address is the server's.</summary>
public sealed class ClaimServer(HttpClient client, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The next sequence number of a key.</summary>
    /// <exception cref="RefusedException">The server does not know the key, or it is revoked.</exception>
    public async Task<long> NextSequence(KeyId key, CancellationToken cancel)
    {
        using var answer = await client.GetAsync(Relative($"/api/v1/keys/{key}"), cancel);
        if (await RefusalOf(answer, cancel) is { } refusal)
            throw new RefusedException(refusal);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
        return body.RootElement.TryGetProperty("revoked", out var revoked) && revoked.ValueKind == JsonValueKind.True
            ? throw new RefusedException("key-revoked", $"Key {key} has been revoked: enrol a new one at the committee.")
            : body.RootElement.GetProperty("next").GetInt64();
    }

    /// <summary>The latest claim of a source for a station; null where there is none.</summary>
    /// <exception cref="RefusedException">The server does not know station or contest.</exception>
    public async Task<ClaimDocument?> LatestClaim(string station, string contest, string source, CancellationToken cancel)
    {
        using var answer = await client.GetAsync(Relative($"/api/v1/stations/{station}/{contest}"), cancel);
        if (await RefusalOf(answer, cancel) is { } refusal)
            throw new RefusedException(refusal);
        var document = OpenJson.Parse<StationDocument>(await answer.Content.ReadAsByteArrayAsync(cancel));
        return document.Claims.FirstOrDefault(claim => claim.Source == source);
    }

    /// <summary>Sends a signed entry; null when it is in the log, otherwise why not. Waits as long as the server asks for.</summary>
    public async Task<Refusal?> Send(SignedEntry entry, CancellationToken cancel)
    {
        while (true)
        {
            using var content = new ReadOnlyMemoryContent(entry.Bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue(PublicAnswer.Json);
            using var request = new HttpRequestMessage(HttpMethod.Post, Relative("/api/v1/statements")) { Content = content };
            // A claim needs no receipt at once, and a hundred of them should not wait for a hundred checkpoints.
            request.Headers.Add("Prefer", "respond-async");
            using var answer = await client.SendAsync(request, cancel);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
                return await RefusalOf(answer, cancel);
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? Patience, clock, cancel);
        }
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static async Task<Refusal?> RefusalOf(HttpResponseMessage answer, CancellationToken cancel)
    {
        if (answer.IsSuccessStatusCode)
            return null;
        try
        {
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
            return new(problem.RootElement.GetProperty("code").GetString()!, problem.RootElement.GetProperty("detail").GetString()!);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new("server-failed", $"The server answered {(int)answer.StatusCode} to {answer.RequestMessage?.RequestUri}: try again later.");
        }
    }
}
