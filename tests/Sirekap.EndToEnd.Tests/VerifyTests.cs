using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sirekap.EndToEnd.Tests;

/// <summary>The verifier as a stranger runs it, against the demonstration itself and against a liar in between.</summary>
[Collection(nameof(DemoSite))]
public class VerifyTests(DemoSite site)
{
    [Fact]
    public async Task The_demonstration_holds()
    {
        var (status, output) = await SirekapProcess.RunAsync("verify", site.Address.ToString());
        Assert.True(status == 0, output);
    }

    [Fact]
    public async Task Every_public_picture_reads_again_as_the_log_says()
    {
        var (status, output) = await SirekapProcess.RunAsync("verify", site.Address.ToString(), "--photos");
        Assert.True(status == 0, output);
    }

    [Theory]
    [InlineData("/api/v1/regions/82/ppwp", "\"IV.2\":", "\"IV.2\":1")]
    [InlineData("/pemilu/hhcw/ppwp/82/8271.json", "\"100026\":", "\"100026\":9")]
    [InlineData("/log/tile/entries/001.p", "ppwp", "ppwq")]
    public async Task One_changed_value_on_the_way_is_found_and_located(string path, string truth, string lie)
    {
        await using var liar = await Liar.StartAsync(site.Address, path, truth, lie);
        var (status, output) = await SirekapProcess.RunAsync("verify", liar.Address);
        Assert.True(status == 1, output);
        Assert.Contains(path.Split('/')[^1], output.ReplaceLineEndings(string.Empty), StringComparison.Ordinal);
    }

    /// <summary>A web server between reader and site that changes one value of one file.</summary>
    private sealed class Liar(WebApplication app) : IAsyncDisposable
    {
        public string Address => app.Urls.First();

        public static async Task<Liar> StartAsync(Uri site, string path, string truth, string lie)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var http = new HttpClient { BaseAddress = site };
            app.Run(async context =>
            {
                using var answer = await http.GetAsync(new Uri(context.Request.Path + context.Request.QueryString, UriKind.Relative));
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                if (context.Request.Path.Value!.StartsWith(path, StringComparison.Ordinal))
                    bytes = Replace(bytes, truth, lie);
                context.Response.StatusCode = (int)answer.StatusCode;
                context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
                foreach (var (name, values) in answer.Headers.Where(header => header.Key.StartsWith("Sirekap-", StringComparison.OrdinalIgnoreCase)))
                    context.Response.Headers[name] = values.ToArray();
                await context.Response.Body.WriteAsync(bytes);
            });
            await app.StartAsync();
            return new(app);
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();

        private static byte[] Replace(byte[] bytes, string truth, string lie)
        {
            var place = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(truth));
            Assert.True(place >= 0, "The value to change is not in the file.");
            return [.. bytes[..place], .. Encoding.UTF8.GetBytes(lie), .. bytes[(place + truth.Length)..]];
        }
    }
}
