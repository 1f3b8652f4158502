using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sirekap.Election;
using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Ledger;
using Sirekap.Storage;

namespace Sirekap.Bench.Nights;

/// <summary>A server on SQLite in a folder of its own, with as many enrolled officers as are wanted, and the signed form of each, ready to be sent.</summary>
sealed class BenchNight : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly string _folder;

    BenchNight(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public Uri Address => new(_app.Urls.First());

    public LiveCount Live => _app.Services.GetRequiredService<LiveCount>();

    /// <summary>The forms, none of them sent yet.</summary>
    public required ReadOnlyMemory<byte>[] Forms { get; init; }

    public static async Task<BenchNight> BeginAsync(int stations)
    {
        var folder = Directory.CreateTempSubdirectory("sirekap-bench-").FullName;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = await SirekapHost.BuildAsync(builder, options =>
        {
            (options.Data, options.IntakePerSecond) = (folder, 0);
            options.Residency.Attest = false;
        });
        await app.StartAsync();
        return new(app, folder) { Forms = await FormsAsync(app, stations) };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    static async Task<ReadOnlyMemory<byte>[]> FormsAsync(WebApplication app, int stations)
    {
        var (live, writer) = (app.Services.GetRequiredService<LiveCount>(), app.Services.GetRequiredService<LogBook>().Writer);
        var registrar = app.Services.GetRequiredService<KeyFolder>().OpenOrMake(KeyNames.Registrar);
        var first = live.Read(count => count.NextSequence(registrar.Key))!.Value;
        var forms = new ReadOnlyMemory<byte>[stations];
        var enrolments = new List<Task<AppendOutcome>>();
        for (var place = 0; place < stations; place++)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var (officer, station) = (new P256Signer(key), live.Definition.Regions.StationAt(place));
            enrolments.Add(writer.AppendAsync(SignedEntry.Sign(
                KeyStatement.Enrol(live.Definition.Id, Now, first + place, [.. officer.PublicKey], Role.Officer, station.Code), registrar).Bytes));
            forms[place] = SignedEntry.Sign(FormOf(live.Definition, station), officer).Bytes;
        }

        foreach (var outcome in await Task.WhenAll(enrolments))
        {
            if (outcome is not AppendOutcome.Stored)
                throw new InvalidOperationException($"An officer was not enrolled: {outcome}.");
        }

        return forms;
    }

    // Every field of the form, figures that keep no rule: the intake takes them as they are written.
    static FormStatement FormOf(ElectionDefinition definition, Station station) => new()
    {
        Election = definition.Id,
        At = Now,
        Sequence = 1,
        Station = station.Code,
        Contest = definition.Contests[0].Code,
        Pages = Enumerable.Range(1, 3).ToImmutableSortedDictionary(page => page, page => Digest.Of(System.Text.Encoding.ASCII.GetBytes($"{station.Code}/{page}"))),
        Figures = definition.Contests[0].Fields.ToImmutableSortedDictionary(field => field.Id, _ => new Votes(station.Ordinal % 100), StringComparer.Ordinal),
    };

    static StatementTime Now => new(TimeProvider.System.GetUtcNow());
}
