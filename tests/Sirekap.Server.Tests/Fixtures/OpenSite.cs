using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sirekap.Server.Counting;
using Sirekap.Server.Kpu;
using Sirekap.Server.OpenData;
using Sirekap.Server.OpenData.Recaps;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Fixtures;

/// <summary>A site that serves a story's count over HTTP, in memory.</summary>
sealed class OpenSite : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly LiveCount _live;

    OpenSite(WebApplication app, LiveCount live) => (_app, _live, Client) = (app, live, app.GetTestClient());

    public HttpClient Client { get; }

    public static async Task<OpenSite> Open(Story story)
    {
        var live = new LiveCount(story.Definition);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(live).AddKpu().AddOpenData(new PhotoLinks("https://pemilu.example.id"));
        var app = builder.Build();
        app.MapKpu();
        app.MapOpenData();
        app.MapRecaps();
        await app.StartAsync();
        var site = new OpenSite(app, live);
        site.Follow(story);
        return site;
    }

    public Task<byte[]> Get(string path) => Client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Takes in what the story has told since.</summary>
    public void Follow(Story story) => _live.Follow(story);
}
