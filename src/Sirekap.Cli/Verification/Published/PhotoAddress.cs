using System.Text.Json;
using Sirekap.Server.OpenData;

namespace Sirekap.Cli.Verification.Published;

/// <summary>
/// Where the site says that photographs are served: an operator's choice, so it is taken from the site. It stands in every link
/// to a picture, and every one of these is compared with it.
/// </summary>
internal static class PhotoAddress
{
    private const string Ending = "/photos/";

    public static PhotoLinks In(byte[]? elections)
    {
        try
        {
            using var document = JsonDocument.Parse(elections ?? "{}"u8.ToArray());
            return document.RootElement.TryGetProperty("photos", out var photos)
                && photos.GetString() is { } address && address.EndsWith(Ending, StringComparison.Ordinal)
                    ? new(address[..^Ending.Length])
                    : new();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What is wrong with the document is told when it is compared.
            return new();
        }
    }
}
