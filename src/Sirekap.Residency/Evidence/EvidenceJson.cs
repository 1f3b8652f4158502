using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sirekap.Residency.Evidence;

/// <summary>Reads and writes evidence files. Unknown fields are refused: evidence that is not understood must not be judged.</summary>
public static class EvidenceJson
{
    private static EvidenceContext Strict { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });

    /// <summary>Reads an evidence file.</summary>
    /// <exception cref="FormatException">It is not one, or not of this version.</exception>
    public static EvidenceFile Read(ReadOnlySpan<byte> json)
    {
        EvidenceFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, Strict.EvidenceFile);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"This is not an evidence file: {broken.Message}", broken);
        }

        if (file is null || file.Format != EvidenceFile.Name)
            throw new FormatException($"The evidence file has the format \"{file?.Format}\"; this program reads {EvidenceFile.Name}.");
        if (file.Home.Length != 2)
            throw new FormatException($"The evidence file calls \"{file.Home}\" home; a country has two letters, such as ID.");
        return file;
    }

    /// <summary>Writes an evidence file.</summary>
    public static byte[] Write(EvidenceFile file) => JsonSerializer.SerializeToUtf8Bytes(file, Strict.EvidenceFile);
}

/// <summary>Generated at build.</summary>
[JsonSerializable(typeof(EvidenceFile))]
sealed partial class EvidenceContext : JsonSerializerContext;
