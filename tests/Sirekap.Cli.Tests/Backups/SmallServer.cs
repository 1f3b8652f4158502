using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Ledger;
using Sirekap.Storage;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Backups;

/// <summary>The log of a server of the small election over a folder, its public site over HTTP, and somebody who enrols one key after the other.</summary>
sealed class SmallServer : IAsyncDisposable
{
    public const string Origin = "log.example/kecil";

    private readonly WebApplication _app;
    private readonly LiveCount _live;
    private readonly KeyFolder _keys;

    private SmallServer(WebApplication app, LiveCount live, KeyFolder keys, LogBook book) => (_app, _live, _keys, Book) = (app, live, keys, book);

    public LogBook Book { get; }

    public Uri Address => new(_app.Urls.First());

    public long Size => _live.Size;

    public long? ClosedAt => _live.Read(count => count.ClosedAt);

    public static async Task<SmallServer> StartAsync(string data, string election, Action<SirekapOptions>? configure = null)
    {
        var options = new SirekapOptions { Data = data, Origin = Origin, PublishEveryMilliseconds = 5 };
        configure?.Invoke(options);
        var (live, keys) = (new LiveCount(ElectionFolder.Load(election)), new KeyFolder(Path.Combine(data, "keys")));
        var book = await LogBook.OpenAsync(options, live, keys, TimeProvider.System);
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.AddPublicSite(live, book, null);
        var app = builder.Build();
        app.ExplainFailures();
        app.MapPublicSite();
        await app.StartAsync();
        return new(app, live, keys, book);
    }

    /// <summary>Appends an entry, and returns what became of it once that is durable.</summary>
    public async Task<AppendOutcome> EnrolAsync()
    {
        var registrar = _keys.OpenOrMake(KeyNames.Registrar);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var statement = KeyStatement.Enrol(
            _live.Definition.Id, new(TimeProvider.System.GetUtcNow()), _live.Read(count => count.NextSequence(registrar.Key)) ?? 1,
            [.. key.ExportSubjectPublicKeyInfo()], Role.Reviewer, SmallElection.Definition.Regions.Nation.Code);
        return await Book.Writer.AppendAsync(SignedEntry.Sign(statement, registrar).Bytes);
    }

    /// <summary>Enrols so many, and waits until all is published.</summary>
    public async Task EnrolAsync(int count)
    {
        for (var number = 0; number < count; number++)
            Assert.IsType<AppendOutcome.Stored>(await EnrolAsync());
        await Book.ReceiptAsync(Size - 1, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Book.DisposeAsync();
        _keys.Dispose();
    }
}
