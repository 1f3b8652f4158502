using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sirekap.Server.OpenData.Accuracy;
using Sirekap.Server.OpenData.Takedowns;

namespace Sirekap.Server.OpenData;

/// <summary>Writes and reads our own documents: camel case, no white space, nothing escaped but what must be.</summary>
[JsonSerializable(typeof(StationDocument))]
[JsonSerializable(typeof(RegionDocument))]
[JsonSerializable(typeof(ContradictionsDocument))]
[JsonSerializable(typeof(ElectionsDocument))]
[JsonSerializable(typeof(RulesDocument))]
[JsonSerializable(typeof(ResidencyDocument))]
[JsonSerializable(typeof(Reports.ReportsDocument))]
[JsonSerializable(typeof(TakedownsDocument))]
[JsonSerializable(typeof(AccuracyDocument))]
[JsonSerializable(typeof(Stations.TablesDocument))]
[JsonSerializable(typeof(Stations.EditionsDocument))]
[JsonSerializable(typeof(Statistics.StatisticsDocument))]
public sealed partial class OpenJson : JsonSerializerContext
{
    /// <summary>The one instance that is used.</summary>
    public static OpenJson Instance { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The bytes of a document.</summary>
    public static byte[] ToBytes<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, typeof(T), Instance);

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">The bytes are not one.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> bytes) =>
        (T)(JsonSerializer.Deserialize(bytes, typeof(T), Instance) ?? throw new JsonException($"null is no {typeof(T).Name}."));
}
