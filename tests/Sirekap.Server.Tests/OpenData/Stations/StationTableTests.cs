using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Parquet;
using Sirekap.Server.OpenData;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;
using ZstdSharp;

namespace Sirekap.Server.Tests.OpenData.Stations;

public sealed partial class StationTableTests : IAsyncLifetime
{
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
    }

    [Fact]
    public async Task Every_station_has_a_row_and_one_that_is_awaited_has_no_figure()
    {
        var rows = await Rows("0");

        Assert.Equal(_story.Definition.Regions.Nation.Stations.Select(station => station.Code), rows.Select(row => row["station"]));
        var awaited = rows.First(row => row["state"] == "awaited");
        Assert.All(_story.Definition.Contests[0].Fields, field => Assert.Equal("", awaited[field.Id]));
        Assert.Equal("", awaited["valid_recomputed"]);
    }

    [Fact]
    public async Task A_row_has_the_written_and_the_recomputed_total_the_rules_that_it_breaks_and_who_let_it_stand()
    {
        var row = (await Rows("11")).Single(row => row["station"] == "1101012001001");

        Assert.Equal(("9", "7"), (row["valid_written"], row["valid_recomputed"]));
        Assert.Equal(("9", "9"), (row["total_written"], row["total_recomputed"]));
        Assert.Equal(("decided", "1", "accept", "wrong-on-paper"), (row["state"], row["counted"], row["decision_outcome"], row["decision_reason"]));
        var station = JsonElement.Parse(await _site.Get("/api/v1/stations/1101012001001/ppwp"));
        var pages = station.GetProperty("pages").EnumerateArray().ToList();
        Assert.Equal(string.Join(';', pages.Select(page => $"{page.GetProperty("page")}:{page.GetProperty("photo")}")), row["photos"]);
        Assert.Equal(string.Join(';', pages.Select(page => $"{page.GetProperty("page")}:{page.GetProperty("log")}")), row["reading_log"]);
        Assert.Equal(station.GetProperty("decision").GetProperty("log").ToString(), row["decision_log"]);
        Assert.All(
            station.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!).Where(code => code is not ("K.303" or "P.204")),
            code => Assert.Contains(code, row["findings"].Split(';')));
    }

    [Fact]
    public async Task The_rows_of_the_provinces_are_those_of_the_nation_and_their_counted_figures_its_totals()
    {
        var nation = await Rows("0");
        var provinces = new List<Dictionary<string, string>>();
        foreach (var province in _story.Definition.Regions.Nation.Children)
            provinces.AddRange(await Rows(province.Code));

        Assert.Equal(nation.Select(row => string.Join(',', row.Values)), provinces.Select(row => string.Join(',', row.Values)));
        var totals = _story.Count.Contest("ppwp")!.TotalsOf(_story.Definition.Regions.Nation);
        Assert.All(_story.Definition.Contests[0].Fields, field => Assert.Equal(
            totals[field.Id], nation.Where(row => row["counted"] == "1").Sum(row => long.Parse(row[field.Id], System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task Zstandard_gzip_and_plain_are_the_same_table_by_file_and_by_encoding()
    {
        var (path, sha256) = await Newest("82");
        var plain = await _site.Get(path);

        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(plain)));
        Assert.Equal(plain, Read(new DecompressionStream(new MemoryStream(await _site.Get(path + ".zst")))));
        Assert.Equal(plain, Read(new GZipStream(new MemoryStream(await _site.Get(path + ".gz")), CompressionMode.Decompress)));
        foreach (var encoding in new[] { "zstd", "gzip" })
        {
            var answer = await _site.Send(HttpMethod.Get, path, ("Accept-Encoding", encoding));
            Assert.Equal(encoding, Assert.Single(answer.Content.Headers.ContentEncoding));
            Assert.Equal(await _site.Get(path + (encoding == "zstd" ? ".zst" : ".gz")), await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Parquet_read_back_has_the_cells_of_the_table()
    {
        var rows = await Rows("0");
        await using var parquet = await ParquetReader.CreateAsync(new MemoryStream(await _site.Get((await Newest("0")).Path[..^4] + ".parquet")));

        using var group = parquet.OpenRowGroupReader(0);
        Assert.Equal(rows[0].Keys, parquet.Schema.DataFields.Select(field => field.Name));
        foreach (var field in parquet.Schema.DataFields)
        {
            if (field.ClrType != typeof(long))
            {
                var texts = new string?[rows.Count];
                await group.ReadAsync(field, texts.AsMemory()!, null, TestContext.Current.CancellationToken);
                Assert.Equal(rows.Select(row => row[field.Name]), texts.Select(text => text ?? ""));
            }
            else
            {
                var numbers = new long?[rows.Count];
                await group.ReadAsync<long>(field, numbers.AsMemory(), null, TestContext.Current.CancellationToken);
                Assert.Equal(rows.Select(row => row[field.Name]), numbers.Select(number => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""));
            }
        }
    }

    [Fact]
    public async Task An_edition_never_changes_is_kept_for_ever_and_answers_conditions_and_ranges()
    {
        var (path, _) = await Newest("82");
        var first = await _site.Send(HttpMethod.Get, path + ".zst");
        var whole = await first.Content.ReadAsByteArrayAsync();
        Night.Count(_story, "1101012001002", [new("IV.1", 1), new("V.A", 1), new("V.C", 1)]);
        _site.Follow(_story);

        Assert.Contains("immutable", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(whole, await _site.Get(path + ".zst"));
        var again = await _site.Send(HttpMethod.Get, path + ".zst", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        var part = await _site.Send(HttpMethod.Get, path + ".zst", ("Range", "bytes=4-9"));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[4..10], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal((await Newest("82")).Path, path);
    }

    [Theory]
    [InlineData("/data/pdpr", HttpStatusCode.NotFound, "contest-unknown")]
    [InlineData("/data/ppwp/8299", HttpStatusCode.NotFound, "region-unknown")]
    [InlineData("/data/ppwp/8271", HttpStatusCode.NotFound, "region-unknown")]
    [InlineData("/data/ppwp/82/1.csv.zst", HttpStatusCode.Gone, "edition-gone")]
    [InlineData("/data/ppwp/82/999999.csv", HttpStatusCode.NotFound, "edition-unknown")]
    [InlineData("/data/ppwp/82/01.csv", HttpStatusCode.NotFound, "edition-unknown")]
    [InlineData("/data/ppwp/82/1.xls", HttpStatusCode.NotFound, "edition-unknown")]
    [InlineData("/data/ppwp/82/..%2f..%2fkeys", HttpStatusCode.NotFound, "edition-unknown")]
    public async Task What_is_not_there_is_a_problem_with_a_stable_code(string path, HttpStatusCode status, string code)
    {
        var answer = await _site.Send(HttpMethod.Get, path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync()).GetProperty("code").GetString());
    }

    async Task<(string Path, string Sha256)> Newest(string region)
    {
        var edition = OpenJson.Parse<Server.OpenData.Stations.EditionsDocument>(await _site.Get($"/data/ppwp/{region}")).Editions[0];
        return ($"/data/ppwp/{region}/{edition.Size}.csv", edition.Sha256);
    }

    async Task<List<Dictionary<string, string>>> Rows(string region)
    {
        var lines = Encoding.UTF8.GetString(await _site.Get((await Newest(region)).Path)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    [GeneratedRegex("(?<=^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(?=,|$)")]
    private static partial Regex Cell();

    static IEnumerable<string> Cells(string line) =>
        Cell().Matches(line).Select(cell => cell.Groups[1].Success ? cell.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : cell.Groups[2].Value);

    static byte[] Read(Stream stream)
    {
        using var read = new MemoryStream();
        using (stream)
            stream.CopyTo(read);
        return read.ToArray();
    }
}
