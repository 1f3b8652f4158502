using Parquet;
using Parquet.Schema;

namespace Sirekap.Server.OpenData.Stations;

/// <summary>The table of stations as Parquet: the columns of the CSV, numbers as 64-bit integers, everything nullable, compressed with Zstandard.</summary>
internal static class StationParquet
{
    /// <summary>How many rows are in memory at a time.</summary>
    private const int GroupRows = 65_536;

    /// <summary>Writes the file.</summary>
    public static async Task WriteAsync(StationTable table, Stream output, CancellationToken cancellation)
    {
        var columns = table.Columns;
        var fields = columns.Select(column => (DataField)(column is NumberColumn ? new DataField<long?>(column.Name) : new DataField<string>(column.Name))).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema([.. fields]), output, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd }, cancellationToken: cancellation);
        for (var first = 0; first < table.Rows.Length; first += GroupRows)
        {
            var rows = table.Rows.AsMemory(first, Math.Min(GroupRows, table.Rows.Length - first));
            using var group = writer.CreateRowGroup();
            for (var place = 0; place < columns.Length; place++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (columns[place] is NumberColumn number)
                    await group.WriteAsync<long>(fields[place], Values(rows.Span, number.Of), cancellationToken: cancellation);
                else
                    await group.WriteAsync(fields[place], Values(rows.Span, ((TextColumn)columns[place]).Of)!);
            }
        }
    }

    private static T[] Values<T>(ReadOnlySpan<StationRow> rows, Func<StationRow, T> of)
    {
        var values = new T[rows.Length];
        for (var row = 0; row < values.Length; row++)
            values[row] = of(rows[row]);
        return values;
    }
}
