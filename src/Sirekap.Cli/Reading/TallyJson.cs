using System.Text.Json;
using Sirekap.Reader.Tally;

namespace Sirekap.Cli.Reading;

/// <summary>A tally as <c>sirekap read --json</c> shows it.</summary>
internal static class TallyJson
{
    public static void Write(Utf8JsonWriter json, TallyReading tally)
    {
        json.WriteStartObject("tally");
        ReadingJson.WriteNumber(json, "value", tally.Value);
        json.WriteNumber("confidence", Math.Round((decimal)tally.Confidence, 6));
        json.WriteString("state", tally.State.ToString().ToLowerInvariant());
        json.WriteStartArray("rows");
        foreach (var row in tally.Rows)
        {
            json.WriteStartObject();
            ReadingJson.WriteNumber(json, "count", row.Count);
            json.WriteNumber("confidence", Math.Round((decimal)row.Confidence, 6));
            if (row.Subtotal is { } subtotal)
            {
                json.WriteStartObject("subtotal");
                ReadingJson.WriteNumber(json, "value", subtotal.Value);
                json.WriteNumber("confidence", Math.Round((decimal)subtotal.Confidence, 6));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
