using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Ledger;
using Sirekap.Server.Residency;
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
        options.Residency.Attest = false;
        var book = await LogBook.OpenAsync(options, live, keys, await HomeGuard.OpenAsync(options, OutsideWorld.Real, CancellationToken.None));
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.AddPublicSite(live, book, null);
        var app = builder.Build();
        app.ExplainFailures();
        app.MapPublicSite();
        await app.StartAsync();
        return new(app, live, keys, book);
    }

    /// <summary>States where data is, and publishes the evidence.</summary>
    public async Task<string> AttestAsync(byte[] evidence)
    {
        var (root, server) = (_keys.OpenOrMake(KeyNames.Root), _keys.OpenOrMake(KeyNames.Server));
        var now = new StatementTime(TimeProvider.System.GetUtcNow());
        var enrolled = KeyStatement.Enrol(_live.Definition.Id, now, _live.Read(count => count.NextSequence(root.Key)) ?? 1, [.. server.PublicKey], Role.Server, SmallElection.Definition.Regions.Nation.Code);
        Assert.IsType<AppendOutcome.Stored>(await Book.Writer.AppendAsync(SignedEntry.Sign(enrolled, root).Bytes));
        var stated = new ResidencyStatement
        {
            Election = _live.Definition.Id,
            At = now,
            Sequence = 1,
            Program = "sirekap-test",
            Home = "ID",
            Evidence = Digest.Of(evidence),
            Endpoints = System.Collections.Immutable.ImmutableSortedDictionary<string, EndpointState>.Empty,
        };
        Assert.IsType<AppendOutcome.Stored>(await Book.Writer.AppendAsync(SignedEntry.Sign(stated, server).Bytes));
        var path = EvidenceEndpoints.NameOf(stated.Evidence);
        await Book.Blobs.PutAsync(path, evidence);
        return path;
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
