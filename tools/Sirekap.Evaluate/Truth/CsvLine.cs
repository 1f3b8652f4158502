using System.Text;

namespace Sirekap.Evaluate.Truth;

/// <summary>One line of comma-separated values (RFC 4180 without line breaks in values).</summary>
internal static class CsvLine
{
    /// <summary>The values of a line without their quotes; blanks around values count only within quotes.</summary>
    public static List<string> Split(string line)
    {
        var (values, value, quoted, wasQuoted) = (new List<string>(), new StringBuilder(), false, false);
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (quoted && letter == '"' && at + 1 < line.Length && line[at + 1] == '"')
                value.Append(line[++at]);
            else if (letter == '"')
                (quoted, wasQuoted) = (!quoted, true);
            else if (letter == ',' && !quoted)
                Finish();
            else
                value.Append(letter);
        }

        Finish();
        return values;

        void Finish()
        {
            values.Add(wasQuoted ? value.ToString() : value.ToString().Trim());
            value.Clear();
            wasQuoted = false;
        }
    }

    /// <summary>A line of values, quoted where they need it.</summary>
    public static string Join(params IEnumerable<string> values) => string.Join(',', values.Select(value =>
        value.AsSpan().IndexOfAny("\",") < 0 && value == value.Trim() && !value.StartsWith('#') ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
