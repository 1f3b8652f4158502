using System.Text.Json;

namespace Sirekap.Cli.Client;

/// <summary>The server refused a request; the code is the refusal's own.</summary>
public sealed class IntakeRefusedException(string code, string sentence) : Exception($"{code}: {sentence}")
{
    /// <summary>The stable code, such as <c>key-unknown</c>.</summary>
    public string Code { get; } = code;

    internal static async Task<IntakeRefusedException> FromAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
        try
        {
            using var problem = JsonDocument.Parse(body);
            return new(
                problem.RootElement.GetProperty("code").GetString() ?? "unknown",
                problem.RootElement.GetProperty("detail").GetString() ?? "The server gives no reason.");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new($"http-{(int)answer.StatusCode}", $"The server answered {(int)answer.StatusCode} {answer.ReasonPhrase}.");
        }
    }
}
