using System.Text;

namespace Sirekap.Evaluate.Truth;

/// <summary>One line of comma-separated values (RFC 4180 without line breaks in values).</summary>
internal static class CsvLine
{
    /// <summary>The values of a line, without quotes and outer blanks.</summary>
    public static List<string> Split(string line)
    {
        var (values, value, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (quoted && letter == '"' && at + 1 < line.Length && line[at + 1] == '"')
                value.Append(line[++at]);
            else if (letter == '"')
                quoted = !quoted;
            else if (letter == ',' && !quoted)
                Finish();
            else
                value.Append(letter);
        }

        Finish();
        return values;

        void Finish()
        {
            values.Add(value.ToString().Trim());
            value.Clear();
        }
    }

    /// <summary>A line of values, quoted where they need it.</summary>
    public static string Join(params IEnumerable<string> values) => string.Join(',', values.Select(value =>
        value.AsSpan().IndexOfAny("\",") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
