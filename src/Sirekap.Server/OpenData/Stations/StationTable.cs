using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;

namespace Sirekap.Server.OpenData.Stations;

/// <summary>Every station of a region with its form, one row each in tree order, also where nothing has come in: the table of one edition.</summary>
internal sealed class StationTable
{
    private const int Buffered = 64 * 1024;

    private StationTable(Count count, Contest contest, Region region, StationRow[] rows) => (Size, Changed, Contest, Region, Rows) = (count.Size, count.Changed, contest, region, rows);

    /// <summary>The number of log entries that it follows from.</summary>
    public long Size { get; }

    /// <summary>The time of the newest statement among them; null while there is none.</summary>
    public StatementTime? Changed { get; }

    public Contest Contest { get; }

    public Region Region { get; }

    public StationRow[] Rows { get; }

    public ImmutableArray<StationColumn> Columns => StationColumns.Of(Contest);

    /// <summary>Takes the rows out of the count.</summary>
    public static StationTable Of(Count count, ContestCount contest, Region region)
    {
        var rows = new StationRow[region.StationCount];
        var place = 0;
        foreach (var station in region.Stations)
            rows[place++] = StationRow.Of(contest, station);
        return new(count, contest.Contest, region, rows);
    }

    /// <summary>Writes the table as CSV (RFC 4180, UTF-8, LF), a piece at a time.</summary>
    /// <param name="write">Takes the next piece.</param>
    public void WriteCsv(Action<ReadOnlySpan<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>(Buffered + 4096);
        var columns = Columns;
        Encoding.UTF8.GetBytes(string.Join(',', columns.Select(column => TotalsCsv.Quote(column.Name))) + "\n", buffer);
        foreach (var row in Rows)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                if (column > 0)
                    buffer.Write(","u8);
                Cell(columns[column], row, buffer);
            }

            buffer.Write("\n"u8);
            if (buffer.WrittenCount >= Buffered)
            {
                write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        write(buffer.WrittenSpan);
    }

    private static void Cell(StationColumn column, StationRow row, ArrayBufferWriter<byte> buffer)
    {
        if (column is NumberColumn number)
        {
            if (number.Of(row) is not { } value)
                return;
            var digits = buffer.GetSpan(20);
            value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            buffer.Advance(length);
        }
        else if (((TextColumn)column).Of(row) is { } text)
        {
            Encoding.UTF8.GetBytes(TotalsCsv.Quote(text), buffer);
        }
    }
}
