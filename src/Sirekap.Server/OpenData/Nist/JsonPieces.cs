using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sirekap.Server.OpenData.Nist;

/// <summary>Writes a large document a piece at a time.</summary>
internal static class JsonPieces
{
    private const int Piece = 64 * 1024;

    /// <summary>A writer of documents without white space.</summary>
    public static Utf8JsonWriter To(Stream output) => new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Hands on what has gathered, when it is enough.</summary>
    public static void Pass(this Utf8JsonWriter json, CancellationToken cancellation)
    {
        if (json.BytesPending < Piece)
            return;
        cancellation.ThrowIfCancellationRequested();
        json.Flush();
    }
}
