using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Sirekap.Election.Contests;
using Sirekap.Election.Rules;

namespace Sirekap.Election.Loading;

/// <summary>Strict JSON: no unknown, missing, repeated or null member, no numbers for words, no comments.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(SeverityNames), typeof(RelationNames)])]
[JsonSerializable(typeof(ElectionFile))]
[JsonSerializable(typeof(ContestFile))]
[JsonSerializable(typeof(RulesFile))]
internal sealed partial class ElectionJson : JsonSerializerContext
{
    /// <summary>Parses a file.</summary>
    /// <exception cref="ElectionDataException">The bytes are not the JSON that the type asks for.</exception>
    public static T Parse<T>(string file, ReadOnlyMemory<byte> bytes, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, type)
                ?? throw new ElectionDataException(file, null, "The file says null. Give the object that docs/election-data.md describes.");
        }
        catch (JsonException error)
        {
            var line = error.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"line {number + 1}") : null;
            var path = error.Path is null or "$" ? "" : $"At {error.Path[2..]}: ";
            throw new ElectionDataException(
                file, line, $"{path}{FirstSentence(error.Message)} Compare with docs/election-data.md.", error);
        }
    }

    // The serializer repeats path and position behind its sentence; we give both in our own words.
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}

/// <summary><c>hard</c> or <c>soft</c>.</summary>
internal sealed class SeverityNames() : JsonStringEnumConverter<Severity>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <summary>Such as <c>equalWithReserve</c>.</summary>
internal sealed class RelationNames() : JsonStringEnumConverter<CheckRelation>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
