using System.Data.Common;
using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using Sirekap.Server.OpenData;
using Sirekap.Server.OpenData.Stations;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.OpenData.Stations;

/// <summary>The tables as an analyst reads them: another program's Parquet and CSV readers, and its sums.</summary>
public sealed class DuckDbTests : IAsyncLifetime
{
    readonly string _folder = Directory.CreateTempSubdirectory("sirekap-duckdb-").FullName;
    readonly Story _story = new(Elections.Small);
    OpenSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        Night.CountTernate(_story);
        Night.Count(_story, "1101012001001", [new("IV.1", 3), new("IV.2", 4), new("V.A", 9), new("V.C", 9)]);
        _site = await OpenSite.Open(_story);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _story.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("0", ".parquet", "read_parquet('{0}')")]
    [InlineData("0", ".csv.gz", "read_csv('{0}')")]
    [InlineData("82", ".csv.zst", "read_csv('{0}')")]
    [InlineData("82", ".parquet", "read_parquet('{0}')")]
    public async Task DuckDB_adds_the_tables_up_to_the_sites_totals(string region, string ending, string reader)
    {
        var edition = OpenJson.Parse<EditionsDocument>(await _site.Get($"/data/ppwp/{region}")).Editions[0];
        var file = Path.Combine(_folder, $"table{ending}");
        await File.WriteAllBytesAsync(file, await _site.Get(string.Create(CultureInfo.InvariantCulture, $"/data/ppwp/{region}/{edition.Size}{ending}")), TestContext.Current.CancellationToken);
        var own = OpenJson.Parse<RegionDocument>(await _site.Get($"/api/v1/regions/{region}/ppwp"));
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
