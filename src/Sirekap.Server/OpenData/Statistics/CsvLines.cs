using System.Text;

namespace Sirekap.Server.OpenData.Statistics;

/// <summary>Reads CSV (RFC 4180) a row at a time.</summary>
internal static class CsvLines
{
    /// <summary>The rows, each a list of its cells.</summary>
    /// <exception cref="FormatException">A quotation mark is not closed.</exception>
    public static IEnumerable<List<string>> Read(TextReader text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var next = text.Read(); next >= 0; next = text.Read())
        {
            var letter = (char)next;
            if (isQuoted)
            {
                if (letter != '"')
                    cell.Append(letter);
                else if (text.Peek() == '"')
                    cell.Append((char)text.Read());
                else
                    isQuoted = false;
            }
            else if (letter == '"')
            {
                isQuoted = true;
            }
            else if (letter == ',')
            {
                Finish();
            }
            else if (letter == '\n')
            {
                Finish();
                yield return cells;
                cells = [];
            }
            else if (letter != '\r')
            {
                cell.Append(letter);
            }
        }

        if (isQuoted)
            throw new FormatException("A quotation mark is not closed: the table is cut off.");
        if (cells.Count > 0 || cell.Length > 0)
        {
            Finish();
            yield return cells;
        }

        void Finish()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
