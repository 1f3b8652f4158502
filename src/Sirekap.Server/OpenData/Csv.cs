using System.Text;

namespace Sirekap.Server.OpenData;

/// <summary>Lists as CSV (RFC 4180, UTF-8, LF).</summary>
internal static class Csv
{
    /// <summary>The type of the bytes.</summary>
    public const string Type = "text/csv; charset=utf-8";

    /// <summary>A header and a line for each row.</summary>
    public static byte[] Of(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        var file = new StringBuilder();
        foreach (var row in rows.Prepend(header))
            file.AppendJoin(',', row.Select(Cell)).Append('\n');
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    /// <summary>A cell. Spreadsheets run what begins like a formula, and people's sentences stand here: those get an apostrophe.</summary>
    private static string Cell(string text) => TotalsCsv.Quote((text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" : "") + text.ReplaceLineEndings("\n"));
}
