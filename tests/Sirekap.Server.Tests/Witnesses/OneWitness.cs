using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sirekap.Log;
using Sirekap.Server.Witnesses;
using Sirekap.Witness;

namespace Sirekap.Server.Tests.Witnesses;

/// <summary>A real witness on a real port, or an impostor that answers as told.</summary>
public sealed class OneWitness : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-witness-").FullName;
    private readonly WitnessBook _book;
    private TimeProvider _clock = TimeProvider.System;
    private WebApplication? _app;

    private OneWitness(string name) => (_book, Name) = (WitnessBook.Open(_folder), name);

    public string Name { get; }

    public CosignatureVerifier Key => WitnessKeys.Make(_book, Name, withMlDsa: false)[0].Verifier;

    public string Url { get; private set; } = "http://127.0.0.1:1";

    public WitnessAddress Address => new(Name, new Uri(Url + "/"), [Key]);

    public WitnessOptions Options => new() { Key = Key.ToString(), Url = Url };

    public static OneWitness Asleep(string name) => new(name);

    public static async Task<OneWitness> StartAsync(string name, NoteVerifier log, TimeProvider? clock = null)
    {
        var witness = new OneWitness(name) { _clock = clock ?? TimeProvider.System };
        await witness.WakeAsync(log);
        return witness;
    }

    public Task WakeAsync(NoteVerifier log) =>
        RunAsync(builder => WitnessHost.Build(builder, _book, WitnessKeys.Make(_book, Name, withMlDsa: false), [log], 0, _clock));

    public static async Task<OneWitness> ImpostorAsync(string name, RequestDelegate answer)
    {
        var witness = new OneWitness(name);
        await witness.RunAsync(builder =>
        {
            var app = builder.Build();
            app.Run(answer);
            return app;
        });
        return witness;
    }

    public async Task SleepAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _app = null;
    }

    public TreeHead LastOf(string origin) => _book.LastOf(origin);

    public async ValueTask DisposeAsync()
    {
        await SleepAsync();
        _book.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunAsync(Func<WebApplicationBuilder, WebApplication> build)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, new Uri(Url).Port is 1 ? 0 : new Uri(Url).Port));
        builder.Logging.ClearProviders();
        _app = build(builder);
        await _app.StartAsync();
        Url = _app.Urls.First();
    }
}
