using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sirekap.Reader.Pages;

/// <summary>
/// A reading as JSON with everything in it, every number to its last bit: two readings are the same when their texts are. For programs;
/// what <c>sirekap read --json</c> prints is shorter and rounded.
/// </summary>
[JsonSerializable(typeof(PageReading))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed partial class PageReadingJson : JsonSerializerContext
{
    /// <summary>Writes a reading, UTF-8.</summary>
    public static byte[] ToBytes(PageReading reading) => JsonSerializer.SerializeToUtf8Bytes(reading, Default.PageReading);
}
