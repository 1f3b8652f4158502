using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Sirekap.Log;

namespace Sirekap.Witness.Tests;

/// <summary>A witness behind real HTTP on a free port.</summary>
sealed class RunningWitness : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly WitnessBook _book;

    RunningWitness(WebApplication app, WitnessBook book, IReadOnlyList<Cosigner> cosigners)
    {
        (_app, _book) = (app, book);
        Keys = [.. cosigners.Select(cosigner => cosigner.Verifier)];
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public CosignatureVerifier[] Keys { get; }

    public string Url => _app.Urls.First();

    public static async Task<RunningWitness> StartAsync(string folder, bool withMlDsa = false, int perSecond = 0, TimeProvider? clock = null, NoteVerifier[]? logs = null)
    {
        var book = WitnessBook.Open(folder);
        var cosigners = WitnessKeys.Make(book, "saksi.example", withMlDsa);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        var app = WitnessHost.Build(builder, book, cosigners, logs ?? [SmallLog.Key.Verifier], perSecond, clock ?? TimeProvider.System);
        await app.StartAsync();
        return new RunningWitness(app, book, (IReadOnlyList<Cosigner>)cosigners);
    }

    public Task<(HttpStatusCode Status, string Type, byte[] Body)> AddAsync(AddCheckpoint request) => AddAsync(Http, request.ToBytes());

    public static async Task<(HttpStatusCode Status, string Type, byte[] Body)> AddAsync(HttpClient http, byte[] request)
    {
        using var content = new ByteArrayContent(request);
        using var response = await http.PostAsync(new Uri("/" + AddCheckpoint.Path, UriKind.Relative), content);
        return (response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", await response.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _book.Dispose();
    }
}
