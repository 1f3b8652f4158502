using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sirekap.Election;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Residency;
using Sirekap.Storage;

namespace Sirekap.Server.Tests.Intake;

/// <summary>A real server on a real port over a folder of its own, and a hand that signs and sends.</summary>
public class RunningServer : IAsyncLifetime
{
    public const string Contest = "ppwp";

    /// <summary>Few enough that a test can take them all.</summary>
    public const int PhotosAtOnce = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-server-").FullName;
    private readonly Dictionary<string, P256Signer> _officers = [];
    private WebApplication? _app;

    public HttpClient Http { get; private set; } = new();

    public LiveCount Live => _app!.Services.GetRequiredService<LiveCount>();

    public T Service<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    public ElectionDefinition Definition => Live.Definition;

    public KeyFolder Keys => _app!.Services.GetRequiredService<KeyFolder>();

    public string Folder => _folder;

    /// <summary>The last word on the options.</summary>
    public Action<SirekapOptions> Configure { get; set; } = _ => { };

    /// <summary>Settings of the configuration, by their whole names.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>What the server reaches others by.</summary>
    public OutsideWorld World { get; set; } = OutsideWorld.Real;

    /// <summary>Where entries are kept; null for a SQLite file in the folder.</summary>
    protected string? Database { get; set; }

    /// <summary>Where files are kept; null for the folder.</summary>
    protected S3Settings? S3 { get; set; }

    public virtual async ValueTask InitializeAsync() => await StartAsync();

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(Settings);
        _app = await SirekapHost.BuildAsync(builder, options =>
        {
            (options.Data, options.IntakePerSecond, options.PublishEveryMilliseconds) = (_folder, 0, 20);
            (options.Database, options.S3) = (Database, S3);
            // So that a test knows every entry of its log.
            options.Residency.Attest = false;
            Configure(options);
            (options.PhotosAtOnce, options.PhotosAtOncePerAddress) = (PhotosAtOnce, PhotosAtOnce);
        }, World);
        await _app.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async Task StopAsync()
    {
        Http.Dispose();
        await _app!.DisposeAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
        Directory.Delete(_folder, recursive: true);
    }

    public long Next(ISigner signer) => Live.Read(count => count.NextSequence(signer.Key)) ?? 1;

    public async Task<P256Signer> OfficerAsync(string station)
    {
        if (_officers.TryGetValue(station, out var known))
            return known;
        var officer = Keys.OpenOrMake("officer-" + station);
        var registrar = Keys.OpenOrMake(KeyNames.Registrar);
        using var answer = await SendAsync(SignedEntry.Sign(
            KeyStatement.Enrol(Definition.Id, Now, Next(registrar), [.. officer.PublicKey], Role.Officer, station), registrar));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        _officers.Add(station, officer);
        return officer;
    }

    public static StatementTime Now => new(TimeProvider.System.GetUtcNow());

    public FormStatement Form(string station, ISigner officer, params byte[][] photos) => new()
    {
        Election = Definition.Id,
        At = Now,
        Sequence = Next(officer),
        Station = station,
        Contest = Contest,
        Pages = photos.Select((photo, index) => (index, photo)).ToImmutableSortedDictionary(page => page.index + 1, page => Digest.Of(page.photo)),
        Figures = ImmutableSortedDictionary.Create<string, Votes>(StringComparer.Ordinal).Add("IV.1", new Votes(90)),
    };

    public Task<HttpResponseMessage> SendAsync(SignedEntry entry) => SendAsync(entry.Bytes);

    public async Task<HttpResponseMessage> SendAsync(ReadOnlyMemory<byte> entry)
    {
        using var content = new ReadOnlyMemoryContent(entry);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await Http.PostAsync(new Uri("/api/v1/statements", UriKind.Relative), content);
    }

    public async Task<HttpResponseMessage> SendPhotoAsync(byte[] jpeg, Digest? name = null)
    {
        using var content = new ByteArrayContent(jpeg);
        return await Http.PutAsync(new Uri($"/api/v1/photos/{name ?? Digest.Of(jpeg)}", UriKind.Relative), content);
    }

    public static async Task<(HttpStatusCode Status, string Code)> RefusalAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
            return (answer.StatusCode, problem.RootElement.GetProperty("code").GetString()!);
        }
    }
}
