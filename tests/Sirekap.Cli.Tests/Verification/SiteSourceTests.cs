using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sirekap.Cli.Verification;
using Sirekap.Mirror.Sources;

namespace Sirekap.Cli.Tests.Verification;

/// <summary>No answer is not a wrong answer.</summary>
public sealed class SiteSourceTests
{
    [Fact]
    public async Task A_file_that_is_not_there_is_an_answer()
    {
        await using var site = await SiteAsync(_ => StatusCodes.Status404NotFound);
        using var source = new SiteSource(new Uri(site.Urls.First()), new HastyTime());
        Assert.Null(await source.ReadAsync("log/checkpoint", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_busy_site_is_asked_again()
    {
        await using var site = await SiteAsync(asked => asked < 3 ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK);
        using var source = new SiteSource(new Uri(site.Urls.First()), new HastyTime());
        Assert.Equal("3"u8.ToArray(), await source.ReadAsync("log/checkpoint", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_broken_site_cannot_be_checked()
    {
        await using var site = await SiteAsync(_ => StatusCodes.Status500InternalServerError);
        using var source = new SiteSource(new Uri(site.Urls.First()), new HastyTime());
        await Assert.ThrowsAsync<SourceUnreachableException>(() => source.ReadAsync("log/checkpoint", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_unpacked_is_no_answer()
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        await using var site = builder.Build();
        site.Map("/{**path}", (HttpResponse response) =>
        {
            response.Headers.ContentEncoding = "gzip";
            return response.WriteAsync("this is no gzip");
        });
        await site.StartAsync(TestContext.Current.CancellationToken);
        using var source = new SiteSource(new Uri(site.Urls.First()), new HastyTime());
        await Assert.ThrowsAsync<SourceUnreachableException>(() => source.ReadAsync("log/checkpoint", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_neither_site_nor_folder_cannot_be_checked()
    {
        var options = new VerifyOptions { Election = "." };
        var status = await VerifyRun.RunAsync("no-such-folder", null, options, new Screen("en", json: false), TestContext.Current.CancellationToken);
        Assert.Equal(VerifyRun.NotChecked, status);
    }

    /// <summary>A site that answers each request with a status and its number.</summary>
    private static async Task<WebApplication> SiteAsync(Func<int, int> status)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var asked = 0;
        app.Map("/{**path}", async (HttpResponse response) =>
        {
            asked++;
            response.StatusCode = status(asked);
            await response.WriteAsync($"{asked}");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
