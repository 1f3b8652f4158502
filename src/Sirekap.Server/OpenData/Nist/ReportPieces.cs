using System.Text.Json;

namespace Sirekap.Server.OpenData.Nist;

/// <summary>The small classes of the standard that stand in many places of a report.</summary>
internal static class ReportPieces
{
    /// <summary>Begins a count of a unit, of all ways of voting together; the caller adds the numbers and ends it.</summary>
    public static void StartCount(this Utf8JsonWriter json, string type, string unit)
    {
        json.WriteStartObject();
        json.WriteString("@type", type);
        json.WriteString("Type", "total");
        json.WriteString("GpUnitId", unit);
    }

    /// <summary>Writes an identifier that others know something by.</summary>
    public static void WriteIdentifier(this Utf8JsonWriter json, string type, string? otherType, string value)
    {
        json.WriteStartObject();
        json.WriteString("@type", "ElectionResults.ExternalIdentifier");
        json.WriteString("Type", type);
        if (otherType is not null)
            json.WriteString("OtherType", otherType);
        json.WriteString("Value", value);
        json.WriteEndObject();
    }

    /// <summary>Writes a text in the languages that it is there in.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, params ReadOnlySpan<(string Language, string Content)> texts)
    {
        json.WriteStartObject(name);
        json.WriteString("@type", "ElectionResults.InternationalizedText");
        json.WriteStartArray("Text");
        foreach (var (language, content) in texts)
        {
            json.WriteStartObject();
            json.WriteString("@type", "ElectionResults.LanguageString");
            json.WriteString("Language", language);
            json.WriteString("Content", content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
