using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Sirekap.Server.Site;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

public sealed class ServingTests
{
    [Fact]
    public async Task A_page_known_to_the_browser_is_not_sent_again_until_the_count_changes()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        host.Publish();
        using var first = await host.Get("/wilayah/11");
        var tag = first.Headers.ETag!.ToString();

        using var again = await host.Get("/wilayah/11", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag!.ToString());
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());

        using var english = await host.Get("/en/wilayah/11", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, english.StatusCode);

        Night.TellIn(host.Story);
        host.Publish();
        using var changed = await host.Get("/wilayah/11", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task Head_tells_what_get_would_send()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        using var get = await host.Get("/");
        using var head = await host.Send(HttpMethod.Head, "/");
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/wilayah/77")]
    [InlineData("/wilayah/..%2f..%2fetc%2fpasswd")]
    [InlineData("/tps/1101012001999")]
    [InlineData("/tps/x")]
    [InlineData("/en/k/tidak-ada")]
    [InlineData("/entah/apa")]
    public async Task An_unknown_address_gets_a_page_with_a_search(string path)
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var page = await host.Page(path, HttpStatusCode.NotFound);
        Assert.Contains("name=\"q\"", page, StringComparison.Ordinal);
        Assert.Matches("Halaman tidak ada|There is no such page", page);
    }

    [Theory]
    [InlineData("/en//evil.example/x")]
    [InlineData("//evil.example")]
    public async Task An_odd_path_makes_no_link_to_another_host(string path)
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://localhost{path}"));
        using var response = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotMatch("href=\"//", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_failure_is_told_by_a_whole_page_that_nobody_keeps()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition, new BrokenLog());
        using var response = await host.Get("/en/wilayah/11");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Null(response.Headers.ETag);
        Assert.True(response.Headers.CacheControl!.NoStore, "An error is not kept.");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("This page could not be made", page, StringComparison.Ordinal);
        Assert.Contains("</html>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("disk on fire", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_forbids_scripts_and_strangers()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        foreach (var path in new[] { "/", "/cari", "/aturan", "/tidak-ada" })
        {
            using var response = await host.Get(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            var page = await response.Content.ReadAsStringAsync();
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("<[^>]+ style=", page);
            Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/wilayah/82")]
    [InlineData("/wilayah/827102")]
    [InlineData("/tps/8271021022008")]
    public async Task A_page_is_small(string path)
    {
        await using var host = await SiteHost.Start(NorthMaluku.Definition);
        using var response = await host.Publish().Get(path, ("Accept-Encoding", "gzip, br"));
        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1, 30_000);
    }

    [Fact]
    public async Task Compressed_pages_are_the_same_pages()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var plain = await host.Client.GetStringAsync(new Uri("/", UriKind.Relative));
        using var response = await host.Get("/", ("Accept-Encoding", "br;q=0, gzip"));
        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.Equal(plain, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Style_and_fonts_may_be_kept_for_ever()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var page = await host.Page("/");
        var style = Regex.Match(page, "href=\"(/assets/site\\.[0-9a-f]{12}\\.css)\"").Groups[1].Value;
        var css = await host.Page(style);
        var fonts = Regex.Matches(css, @"url\(([^)]+)\)").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, fonts.Count);
        foreach (var font in fonts)
        {
            using var response = await host.Get(font);
            Assert.Equal("font/woff2", response.Content.Headers.ContentType!.ToString());
            Assert.True(response.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300), "A hashed file never changes.");
        }
    }

    [Fact]
    public async Task A_notice_stands_above_every_page()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition, ("Site:Notice", "Hanya peragaan."), ("Site:NoticeEn", "Only a demonstration."));
        Assert.Contains("Hanya peragaan.", await host.Page("/aturan"), StringComparison.Ordinal);
        Assert.Contains("Only a demonstration.", await host.Page("/en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_names_its_version_and_the_published_log()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        var page = await host.Publish().Page("/periksa");
        Assert.Contains("dihitung dari 5 pernyataan pertama di log", page, StringComparison.Ordinal);
        Assert.Contains("14 Feb 2024, 18.30.00 WIB", page, StringComparison.Ordinal);
        Assert.Contains("example.id/sirekap", page, StringComparison.Ordinal);
        Assert.Contains("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=", page, StringComparison.Ordinal);
        Assert.Contains("./sirekap verify http://localhost", page, StringComparison.Ordinal);
    }

    private sealed class BrokenLog : ILogStatus
    {
        public long PublishedSize => throw new IOException("disk on fire");

        public Dated? Published => null;

        public string? RootHash => null;

        public string Origin => throw new IOException("disk on fire");
    }
}
