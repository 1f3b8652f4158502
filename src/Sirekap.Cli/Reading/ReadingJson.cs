using System.Text.Encodings.Web;
using System.Text.Json;
using Sirekap.Election.Readings;
using Sirekap.Reader.Misuse;
using Sirekap.Reader.Pages;

namespace Sirekap.Cli.Reading;

/// <summary>The output of <c>sirekap read --json</c>, described in <c>docs/reader.md</c>: members are added, never renamed.</summary>
internal static class ReadingJson
{
    // Paths and sentences stay readable; nothing of this is put into HTML.
    static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IEnumerable<FileReading> readings, Stream output)
    {
        using var json = new Utf8JsonWriter(output, s_options);
        json.WriteStartArray();
        foreach (var reading in readings)
        {
            Write(json, reading);
            json.Flush();
        }

        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, FileReading reading)
    {
        json.WriteStartObject();
        json.WriteString("file", reading.File);
        if (reading.Refused is not null)
        {
            json.WriteString("refused", reading.Refused);
            json.WriteString("message", reading.Advice!.Id);
            json.WriteString("messageEn", reading.Advice.En);
        }

        if (reading.Page is { Form: not null } page)
            WritePage(json, page);
        json.WriteEndObject();
    }

    static void WritePage(Utf8JsonWriter json, PageReading page)
    {
        json.WriteString("form", page.Form);
        json.WriteNumber("page", page.Page!.Value);
        if (page.Quality is { } quality)
        {
            json.WriteNumber("quality", quality.Score);
            json.WriteStartObject("photo");
            json.WriteNumber("pixelsPerMillimetre", quality.PixelsPerMillimetre);
            json.WriteNumber("edgeWidthMillimetres", quality.EdgeWidth);
            json.WriteNumber("corners", quality.Corners);
            json.WriteNumber("clearRows", quality.ClearRows);
            json.WriteNumber("largestMissMillimetres", quality.LargestMiss);
            json.WriteEndObject();
        }

        if (page.StationCode is { } code)
        {
            json.WriteString("station", code.Station);
            json.WriteString("stationCode", code.Text);
        }

        if (page.Refusal is not null)
            return;
        json.WriteStartObject("figures");
        foreach (var field in page.Fields)
            WriteField(json, field);
        json.WriteEndObject();
        WriteSigns(json, page);
    }

    static void WriteSigns(Utf8JsonWriter json, PageReading page)
    {
        json.WriteString("fingerprint", page.Fingerprint?.Hex);
        json.WriteStartArray("signals");
        foreach (var signal in page.Signals)
        {
            json.WriteStartObject();
            json.WriteString("code", signal.Kind.Code());
            json.WriteString("sentence", signal.Kind.Sentence().Id);
            json.WriteString("sentenceEn", signal.Kind.Sentence().En);
            json.WriteStartArray("fields");
            foreach (var field in signal.Fields)
                json.WriteStringValue(field);
            json.WriteEndArray();
            json.WriteNumber("strength", signal.Strength);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteField(Utf8JsonWriter json, FieldResult field)
    {
        json.WriteStartObject(field.Reading.Field);
        WriteNumber(json, "value", field.Reading.Value?.Value);
        json.WriteNumber("confidence", (decimal)field.Reading.Confidence / FieldReading.Certain);
        json.WriteString("state", field.Reading.State.ToString().ToLowerInvariant());
        if (field.Cause is { } cause)
            json.WriteString("cause", cause.Code());
        json.WriteString("boxes", BoxText.Of(field.Boxes));
        WriteNumber(json, "written", field.Written);
        if (field.Bubbles is { } bubbles)
            json.WriteString("bubbles", BoxText.Of(bubbles));
        WriteAlternatives(json, field);
        if (field.Tally is { } tally)
            TallyJson.Write(json, tally);
        json.WriteStartArray("strip");
        foreach (var edge in (ReadOnlySpan<int>)[field.Strip.X, field.Strip.Y, field.Strip.Width, field.Strip.Height])
            json.WriteNumberValue(edge);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Only where there are any: most readings are sure.</summary>
    static void WriteAlternatives(Utf8JsonWriter json, FieldResult field)
    {
        if (field.Alternatives.IsEmpty)
            return;
        json.WriteStartArray("alternatives");
        foreach (var other in field.Alternatives)
        {
            json.WriteStartObject();
            json.WriteNumber("value", other.Value.Value);
            json.WriteNumber("confidence", (decimal)other.Confidence / FieldReading.Certain);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
