using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Sirekap.Server.Kpu;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Kpu;

public sealed class KpuEndpointsTests : IAsyncLifetime
{
    readonly Story _story = new(Elections.Small);
    OpenSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        Night.CountTernate(_story);
        _site = await OpenSite.Open(_story);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _story.Dispose();
    }

    [Theory]
    [InlineData("/wilayah/pemilu/ppwp/0.json")]
    [InlineData("/wilayah/pemilu/ppwp/82/8271/827102/8271021022.json")]
    [InlineData("/pemilu/ppwp.json")]
    [InlineData("/pemilu/hhcw/ppwp.json")]
    [InlineData("/pemilu/hhcw/ppwp/82.json")]
    [InlineData("/pemilu/hhcw/ppwp/82/8271/827102/8271021022.json")]
    [InlineData("/pemilu/hhcw/ppwp/82/8271/827102/8271021022/8271021022008.json")]
    [InlineData("/pemilu/hhcw/ppwp/99/99AA/99AA01/99AA010001.json")]
    public async Task Every_kind_of_path_is_served_as_JSON_to_every_origin(string path)
    {
        var answer = await _site.Send(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.True(answer.Headers.CacheControl!.Public);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        Assert.NotEqual(JsonValueKind.Null, json.RootElement.ValueKind);
    }

    [Fact]
    public async Task The_bytes_served_are_those_that_anyone_can_compute_from_the_log()
    {
        var count = _story.Count;

        var served = await _site.Get("/pemilu/hhcw/ppwp/82/8271.json");

        Assert.Equal(KpuPayloads.Aggregate(count, count.Contest("ppwp")!, count.Definition.Regions.FindRegion("8271")!.Value), served);
    }

    [Theory]
    [InlineData("/pemilu/hhcw/ppwp/11/8271.json", "path-unknown")]
    [InlineData("/pemilu/hhcw/ppwp/8271.json", "path-unknown")]
    [InlineData("/pemilu/hhcw/ppwp/82/8271/827102/8271021022/8271021022999.json", "path-unknown")]
    [InlineData("/pemilu/hhcw/ppwp/82", "path-unknown")]
    [InlineData("/pemilu/hhcw/ppwp/0.json", "path-unknown")]
    [InlineData("/wilayah/pemilu/ppwp/82/8271/827102/8271021022/8271021022008.json", "path-unknown")]
    [InlineData("/pemilu/hhcw/pdpr.json", "contest-unknown")]
    [InlineData("/pemilu/hhcw/pdpr/82.json", "contest-unknown")]
    [InlineData("/pemilu/pdpr.json", "contest-unknown")]
    [InlineData("/wilayah/pemilu/pdpr/0.json", "contest-unknown")]
    public async Task What_names_no_place_is_not_found_and_says_why(string path, string code)
    {
        var answer = await _site.Send(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        Assert.Equal(404, problem.RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Who_has_the_payload_already_gets_304_until_it_changes()
    {
        const string path = "/pemilu/hhcw/ppwp/82.json";
        var tag = (await _site.Send(HttpMethod.Get, path)).Headers.ETag!.ToString();

        var again = await _site.Send(HttpMethod.Get, path, ("If-None-Match", tag));
        Night.Count(_story, "8271021022007", [new("IV.1", 7), new("V.A", 7), new("V.C", 7)]);
        _site.Follow(_story);
        var changed = await _site.Send(HttpMethod.Get, path, ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(tag, again.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal([$"{_story.Count.Size}"], changed.Headers.GetValues("Sirekap-Size"));
        Assert.Contains("\"100025\":97", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_says_the_same_without_a_body()
    {
        const string path = "/pemilu/hhcw/ppwp/82.json";
        var get = await _site.Send(HttpMethod.Get, path);

        var head = await _site.Send(HttpMethod.Head, path);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_large_payload_travels_compressed(string encoding)
    {
        const string path = "/pemilu/hhcw/ppwp/11.json";
        var plain = await _site.Get(path);

        var answer = await _site.Send(HttpMethod.Get, path, ("Accept-Encoding", encoding));

        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream unpacking = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await unpacking.CopyToAsync(unpacked);
        Assert.Equal(plain, unpacked.ToArray());
        Assert.True(answer.Content.Headers.ContentLength < plain.Length / 2);
    }

    [Fact]
    public async Task A_browser_may_ask_first()
    {
        var answer = await _site.Send(HttpMethod.Options, "/pemilu/hhcw/ppwp/82.json", ("Origin", "https://example.org"), ("Access-Control-Request-Method", "GET"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains("GET", answer.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
    }
}
