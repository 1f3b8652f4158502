using Microsoft.AspNetCore.Http.HttpResults;

namespace Sirekap.Server.Intake;

/// <summary>Reads a request's body into memory, never more than its limit.</summary>
internal static class Body
{
    public static async Task<(byte[] Bytes, ProblemHttpResult? Refusal)> ReadAsync(
        HttpRequest request, int most, string code, string sentence, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
            return ([], Problems.Refuse(code, $"{sentence} This one announces {request.ContentLength}."));
        try
        {
            using var buffer = new MemoryStream();
            var chunk = new byte[16 * 1024];
            int read;
            while ((read = await request.Body.ReadAsync(chunk, cancellation)) > 0)
            {
                if (buffer.Length + read > most)
                    return ([], Problems.Refuse(code, $"{sentence} This one is longer."));
                await buffer.WriteAsync(chunk.AsMemory(0, read), cancellation);
            }

            return (buffer.ToArray(), null);
        }
        catch (BadHttpRequestException exception)
        {
            return ([], Problems.Refuse("upload-truncated", $"The upload ended early ({exception.Message}): send it again."));
        }
    }
}
