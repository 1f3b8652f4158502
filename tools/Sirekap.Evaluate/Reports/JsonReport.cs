using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sirekap.Evaluate.Reports;

/// <summary>All figures of a report as JSON, for programs and for comparing two runs.</summary>
internal static class JsonReport
{
    static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public static void Write(Report report, string file) => File.WriteAllText(file, JsonSerializer.Serialize(report, s_options));
}
