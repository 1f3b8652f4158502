using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sirekap.Cli.Tests.Golden;

/// <summary>
/// What <c>sirekap read --json</c> says of a photograph, without what every new set of weights moves: how sure it is, the numbers that it
/// also thought of, the fingerprint. What is left are values, states, causes, boxes, bubbles, tallies with their sums, strips and signs.
/// </summary>
static class GoldenReading
{
    static readonly string[] s_moving = ["confidence", "alternatives", "fingerprint", "strength"];

    /// <summary>Measurements of the photograph, and how many decimals of them stay when a sum is added up in another order.</summary>
    static readonly (string Name, int Decimals)[] s_measured =
        [("pixelsPerMillimetre", 2), ("edgeWidthMillimetres", 1), ("largestMissMillimetres", 1), ("clearRows", 2), ("quality", 1)];

    static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The golden file of a photograph.</summary>
    public static string File(string photograph) =>
        Path.Combine(BuiltProgram.Root, "tests", "Sirekap.Cli.Tests", "Golden", Path.ChangeExtension(Path.GetFileName(photograph), ".json"));

    /// <summary>The text that is compared.</summary>
    /// <param name="reading">One object of the array that the program prints.</param>
    public static string Text(JsonNode reading)
    {
        reading["file"] = Path.GetFileName(reading["file"]!.GetValue<string>());
        return Settle(reading.DeepClone())!.ToJsonString(s_options) + "\n";
    }

    static JsonNode? Settle(JsonNode? node)
    {
        if (node is JsonArray array)
            array.ToList().ForEach(item => Settle(item));
        if (node is not JsonObject members)
            return node;
        foreach (var name in s_moving)
            members.Remove(name);
        foreach (var (name, decimals) in s_measured)
        {
            if (members[name] is { } number)
                members[name] = Math.Round(number.GetValue<double>(), decimals);
        }

        foreach (var (_, value) in members)
            Settle(value);
        return node;
    }
}
