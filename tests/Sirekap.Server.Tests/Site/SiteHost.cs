using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sirekap.Election;
using Sirekap.Server.Counting;
using Sirekap.Server.Site;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Site;

/// <summary>The public site alone, over a story that a test tells.</summary>
internal sealed class SiteHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LiveCount _live;

    private SiteHost(Story story, WebApplication app, LiveCount live)
    {
        (Story, _app, _live) = (story, app, live);
        Client = app.GetTestServer().CreateClient();
    }

    public Story Story { get; }

    public HttpClient Client { get; }

    public static Task<SiteHost> Start(ElectionDefinition definition, params (string Key, string Value)[] settings) =>
        Start(definition, new StillLog(), settings);

    public static async Task<SiteHost> Start(ElectionDefinition definition, ILogStatus log, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        var live = new LiveCount(definition);
        builder.Services.AddSingleton(live).AddSingleton(TimeProvider.System).AddSingleton(log).AddSite();
        var app = builder.Build();
        app.MapSite();
        await app.StartAsync();
        return new SiteHost(new Story(definition), app, live);
    }

    /// <summary>Brings what the story has told so far into the count that the site shows.</summary>
    public SiteHost Publish()
    {
        _live.Follow(Story);
        return this;
    }

    /// <summary>The page at an address, or at the one that it leads on to.</summary>
    public async Task<string> Page(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        if (expected == HttpStatusCode.OK && response.StatusCode == HttpStatusCode.Found)
            return await Page(response.Headers.Location!.ToString(), expected);
        Assert.Equal(expected, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) =>
        await Send(HttpMethod.Get, path, headers);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Story.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class StillLog : ILogStatus
    {
        public long PublishedSize => 5;

        public Dated? Published => new(new DateTimeOffset(2024, 2, 14, 11, 30, 0, TimeSpan.Zero), DatedBy.Log);

        public string? RootHash => "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=";

        public string Origin => "example.id/sirekap";
    }
}
