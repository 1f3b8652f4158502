using System.Data.Common;
using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using Sirekap.Server.OpenData;
using Sirekap.Server.OpenData.Stations;

namespace Sirekap.Server.Tests.OpenData.Stations;

/// <summary>The tables as an analyst reads them: another program's Parquet and CSV readers, and its sums.</summary>
public sealed class DuckDbTests(TwoForms told) : IClassFixture<TwoForms>, IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("sirekap-duckdb-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("0", ".parquet", "read_parquet('{0}')")]
    [InlineData("0", ".csv.gz", "read_csv('{0}')")]
    [InlineData("82", ".csv.zst", "read_csv('{0}')")]
    [InlineData("82", ".parquet", "read_parquet('{0}')")]
    public async Task DuckDB_adds_the_tables_up_to_the_sites_totals(string region, string ending, string reader)
    {
        var edition = OpenJson.Parse<EditionsDocument>(await told.Site.Get($"/data/ppwp/{region}")).Editions[0];
        var file = Path.Combine(_folder, $"table{ending}");
        await File.WriteAllBytesAsync(file, await told.Site.Get(string.Create(CultureInfo.InvariantCulture, $"/data/ppwp/{region}/{edition.Size}{ending}")), TestContext.Current.CancellationToken);
        var own = OpenJson.Parse<RegionDocument>(await told.Site.Get($"/api/v1/regions/{region}/ppwp"));
        await using var database = new DuckDBConnection("DataSource=:memory:");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var query = database.CreateCommand();
        query.CommandText = $"SELECT count(*), sum(counted), {string.Join(", ", own.Totals!.Keys.Select(field => $"sum(\"{field}\") FILTER (WHERE counted = 1)"))}, sum(valid_recomputed) FILTER (WHERE counted = 1), min(form_at), any_value(photos) "
            + $"FROM {string.Format(CultureInfo.InvariantCulture, reader, file)}";

        await using var row = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);

        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal((edition.Rows, own.Counted), (row.GetInt32(0), (int)Number(row, 1)));
        Assert.Equal(own.Totals.Values, own.Totals.Select((_, place) => (long)Number(row, place + 2)));
        Assert.Equal(own.Totals["IV.1"] + own.Totals["IV.2"] + own.Totals["IV.3"], (long)Number(row, own.Totals.Count + 2));
        Assert.StartsWith("1:", row.GetString(own.Totals.Count + 4), StringComparison.Ordinal);
    }

    // DuckDB's sums of 64-bit integers have 128 bits.
    static BigInteger Number(DbDataReader row, int column) => row.GetFieldValue<BigInteger>(column);
}
