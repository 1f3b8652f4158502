using System.Buffers.Binary;
using System.Net;
using System.Text.RegularExpressions;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

public sealed class CardTests
{
    [Theory]
    [InlineData("/kartu/0.png")]
    [InlineData("/en/kartu/1101012001.png?v=1")]
    [InlineData("/k/ketua/kartu/11.png")]
    public async Task Every_region_has_a_picture_of_the_agreed_size_for_those_who_share_it(string path)
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        using var response = await host.Publish().Get(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(host.Story.Count.Size.ToString(System.Globalization.CultureInfo.InvariantCulture), response.Headers.GetValues("Sirekap-Size").Single());
        var png = await response.Content.ReadAsByteArrayAsync();
        Assert.InRange(png.Length, 5_000, 120_000);
        Assert.Equal((1200, 630), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public async Task The_page_names_its_picture_and_says_what_is_on_it()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        Night.TellIn(host.Story);
        var page = await host.Publish().Page("/wilayah/11");
        Assert.Equal($"/kartu/11.png?v={host.Story.Count.Size}", Regex.Match(page, "\"og:image\" content=\"([^\"]*)").Groups[1].Value);
        Assert.Matches("og:image:alt\" content=\"[^\"]*1: 42,9%[^\"]*TPS dihitung", page);
    }

    [Fact]
    public async Task A_region_that_is_none_has_no_picture()
    {
        await using var host = await SiteHost.Start(SmallElection.Definition);
        using var response = await host.Publish().Get("/kartu/77.png");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
