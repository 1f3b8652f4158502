using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Statistics.Sheets;
using Sirekap.Server.OpenData.Stations;

namespace Sirekap.Server.OpenData.Statistics;

/// <summary>The rows that statistics are made of: as the server has them, and as anybody reads them out of a published CSV. Both give the same.</summary>
public static class TableRows
{
    private static readonly string[] Columns = ["station", "village", "province", "special", "counted", "state", "findings"];

    /// <summary>The rows of a table.</summary>
    internal static IEnumerable<StationFigures> Of(StationTable table)
    {
        foreach (var row in table.Rows)
        {
            yield return new(
                row.Station.Code, row.Station.Village.Code, row.Station.Province.Code, row.Station.IsSpecial, row.State.IsCounted(), row.Figures,
                row.Findings.IsEmpty ? [] : [.. row.Findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal)]);
        }
    }

    /// <summary>The rows of a published CSV.</summary>
    /// <exception cref="FormatException">It is not the table of this contest; the message is a sentence with the line.</exception>
    public static IEnumerable<StationFigures> Read(TextReader csv, Contest contest)
    {
        var lines = CsvLines.Read(csv).GetEnumerator();
        if (!lines.MoveNext())
            throw new FormatException("The table is empty: give one of /data/{contest}/{region}.");
        var header = lines.Current;
        var places = Columns.Select(name => Place(header, name)).ToArray();
        var fields = contest.Fields.Select(field => Place(header, field.Id)).ToArray();
        for (var line = 2; lines.MoveNext(); line++)
        {
            var cells = lines.Current;
            if (cells.Count != header.Count)
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Row {line} has {cells.Count} cells, the header {header.Count}: the table is cut off or was changed."));
            yield return new(
                cells[places[0]], cells[places[1]], cells[places[2]], cells[places[3]] == "1", cells[places[4]] == "1",
                cells[places[5]] == "awaited" ? null : new FigureSet(contest, [.. fields.Select(place => Figure(cells[place], line))]),
                cells[places[6]] is { Length: > 0 } findings ? [.. findings.Split(';')] : []);
        }
    }

    private static int Place(List<string> header, string name) => header.IndexOf(name) is >= 0 and var place
        ? place
        : throw new FormatException($"The table has no column \"{name}\": it is not a table of stations of this contest.");

    private static Votes? Figure(string cell, int line)
    {
        if (cell.Length == 0)
            return null;
        return int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Votes.Most
            ? new Votes(number)
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Row {line} has \"{cell}\" where a number from 0 to {Votes.Most} must stand."));
    }
}
