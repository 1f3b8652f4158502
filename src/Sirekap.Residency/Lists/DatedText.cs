using System.Globalization;

namespace Sirekap.Residency.Lists;

/// <summary>A text file of rows whose head says in comments what it is: <c># name: …</c> and <c># date: 2026-06-17</c>.</summary>
/// <param name="Name">What the file calls itself.</param>
/// <param name="Date">The day of its data.</param>
/// <param name="Rows">The rows without comments and empty lines.</param>
public sealed record DatedText(string Name, DateOnly Date, IReadOnlyList<string> Rows)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It has no name or no date: what is not dated cannot be judged by.</exception>
    public static DatedText Parse(string text)
    {
        string? name = null, date = null;
        var rows = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith("# name: ", StringComparison.Ordinal))
                name = line[8..];
            else if (line.StartsWith("# date: ", StringComparison.Ordinal))
                date = line[8..];
            else if (line.Length > 0 && line[0] != '#')
                rows.Add(line);
        }

        if (name is null || !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new FormatException($"The file says \"# name: {name}\" and \"# date: {date}\"; it needs both, the date as 2026-06-17.");
        return new(name, day, rows);
    }
}
