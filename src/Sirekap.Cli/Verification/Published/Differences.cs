using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Sirekap.Cli.Verification.Published;

/// <summary>The first place where a served file differs from the computed one, in words.</summary>
internal static class Differences
{
    private const int MostShown = 80;
    private const string Nothing = "–";

    /// <summary>Finds the place: a JSON field, a line and column of a table, or a byte.</summary>
    public static Problem Describe(string path, ReadOnlyMemory<byte> served, ReadOnlyMemory<byte> computed)
    {
        var (where, left, right) = (path.EndsWith(".csv", StringComparison.Ordinal) ? InTable(served, computed) : InJson(served, computed))
            ?? InBytes(served.Span, computed.Span);
        return new(path, Words.OtherBytes(where, Shorten(left), Shorten(right)));
    }

    private static (string Where, string Served, string Computed)? InJson(ReadOnlyMemory<byte> served, ReadOnlyMemory<byte> computed)
    {
        // The parser finds broken UTF-8 only when a text is asked for.
        if (!Utf8.IsValid(served.Span))
            return null;
        try
        {
            using var left = JsonDocument.Parse(served);
            using var right = JsonDocument.Parse(computed);
            return InValue("", left.RootElement, right.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string, string, string)? InValue(string where, JsonElement served, JsonElement computed)
    {
        if (served.ValueKind != computed.ValueKind)
            return (Root(where), served.GetRawText(), computed.GetRawText());
        switch (computed.ValueKind)
        {
            case JsonValueKind.Object:
                var names = served.EnumerateObject().Concat(computed.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal);
                return InMembers(names.Select(name => ($"{where}/{name}", Member(served, name), Member(computed, name))));
            case JsonValueKind.Array:
                return InMembers(Enumerable.Range(0, Math.Max(served.GetArrayLength(), computed.GetArrayLength()))
                    .Select(place => ($"{where}/{place.ToString(CultureInfo.InvariantCulture)}", Item(served, place), Item(computed, place))));
            default:
                return served.GetRawText() == computed.GetRawText() ? null : (Root(where), served.GetRawText(), computed.GetRawText());
        }
    }

    private static (string, string, string)? InMembers(IEnumerable<(string Where, JsonElement? Served, JsonElement? Computed)> members)
    {
        foreach (var (where, served, computed) in members)
        {
            var difference = (served, computed) switch
            {
                ({ } left, { } right) => InValue(where, left, right),
                _ => (where, served?.GetRawText() ?? Nothing, computed?.GetRawText() ?? Nothing),
            };
            if (difference is not null)
                return difference;
        }

        return null;
    }

    private static (string, string, string)? InTable(ReadOnlyMemory<byte> served, ReadOnlyMemory<byte> computed)
    {
        var (left, right) = (Lines(served), Lines(computed));
        for (var line = 0; line < Math.Max(left.Length, right.Length); line++)
        {
            var (here, there) = (left.ElementAtOrDefault(line) ?? Nothing, right.ElementAtOrDefault(line) ?? Nothing);
            if (here == there)
                continue;
            var (cells, expected) = (here.Split(','), there.Split(','));
            var column = Enumerable.Range(0, Math.Min(cells.Length, expected.Length)).FirstOrDefault(place => cells[place] != expected[place], -1);
            var name = $"line {(line + 1).ToString(CultureInfo.InvariantCulture)} ({expected[0]})";
            return column < 0 || cells.Length != expected.Length
                ? (name, here, there)
                : ($"{name} {right[0].Split(',').ElementAtOrDefault(column)}", cells[column], expected[column]);
        }

        return null;
    }

    private static (string, string, string) InBytes(ReadOnlySpan<byte> served, ReadOnlySpan<byte> computed)
    {
        var place = served.CommonPrefixLength(computed);
        return ($"byte {place.ToString(CultureInfo.InvariantCulture)}", Around(served, place), Around(computed, place));
    }

    private static string Around(ReadOnlySpan<byte> bytes, int place) =>
        place >= bytes.Length ? Nothing : Encoding.UTF8.GetString(bytes[place..Math.Min(bytes.Length, place + 20)]);

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement? Item(JsonElement element, int place) => place < element.GetArrayLength() ? element[place] : null;

    private static string[] Lines(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span).Split('\n');

    private static string Root(string where) => where.Length == 0 ? "/" : where;

    private static string Shorten(string text) => text.Length <= MostShown ? text : text[..MostShown] + "…";
}
