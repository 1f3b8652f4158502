using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Sirekap.Election.Counting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Residency.Collection.Guarding;
using Sirekap.Residency.Collection.Tests.Fakes;
using Sirekap.Residency.Guarding;
using Sirekap.Server.Ledger;
using Sirekap.Server.OpenData;
using Sirekap.Server.Residency;
using Sirekap.Server.Tests.Intake;
using Sirekap.Storage.Tests.Blobs;

namespace Sirekap.Server.Tests.Residency;

/// <summary>What a server says in the log of where its endpoints are, and how that is shown.</summary>
public sealed class AttestationTests : IDisposable
{
    private const string Name = "simpan.contoh.id", Home = "36.95.1.1", Abroad = "170.33.13.55";

    private readonly FakeS3 _store = new(anyHost: true);
    private readonly TestWorld _world = new TestWorld().Stands(Home, "ID", "127.0.0.1").Stands(Abroad, "SG", "127.0.0.1").Leads(Name, Home);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_server_without_any_setting_says_that_nobody_knows_where_it_stands()
    {
        await using var server = new RunningServer { Configure = options => options.Residency.Attest = true };
        await server.StartAsync();
        var said = Assert.Single(await SaidAsync(server, 1)).Statement;
        Assert.Equal(["ledger uncounted unknown", "photos personal unknown"], said.Endpoints.Select(one => $"{one.Key} {one.Value.Data} {one.Value.Standing}"));
        Assert.All(said.Endpoints.Values, endpoint => Assert.Equal((null, new HereItself()), (endpoint.Country, endpoint.Place)));
        Assert.StartsWith("sirekap ", said.Program, StringComparison.Ordinal);
        using var evidence = await server.Http.GetAsync(new Uri($"/residency/{said.Evidence}.json", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(said.Evidence, Digest.Of(await evidence.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_store_is_attested_as_proven_its_address_sealed_and_the_seal_opens_with_what_the_operator_keeps()
    {
        await using var server = Server();
        await server.StartAsync();
        var attestation = Assert.Single(await SaidAsync(server, 1));
        var photos = attestation.Statement.Endpoints["photos"];
        Assert.Equal(("proven", "ID", "declared"), (photos.Standing, photos.Country, attestation.Statement.Endpoints["ledger"].Standing));
        var file = Path.Combine(server.Folder, "residency", $"{attestation.Index}.json");
        await WaitAsync(() => File.Exists(file) && new FileInfo(file).Length > 0);
        var opening = SealedOpening.Read(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))["photos"];
        Assert.Equal(photos.Place, SealedPlace.Of(Convert.FromHexString(opening.Salt), new(opening.Host, opening.Addresses)));
        Assert.StartsWith(Name, opening.Host, StringComparison.Ordinal);

        var evidence = await TextAsync(server, $"/residency/{attestation.Statement.Evidence}.json");
        Assert.DoesNotContain(Home, evidence, StringComparison.Ordinal);
        foreach (var path in new[] { "/lokasi-data", "/en/lokasi-data", "/api/v1/residency" })
        {
            var page = await TextAsync(server, path);
            Assert.DoesNotContain(Home, page, StringComparison.Ordinal);
            Assert.DoesNotContain(Name, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_hour_it_says_so_again_and_a_store_that_moved_abroad_is_said_too()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = Server(clock);
        await server.StartAsync();
        await SaidAsync(server, 1);
        _world.Leads(Name, Abroad);
        await AdvanceUntilAsync(server, clock, 2);
        Assert.Equal(("outside", "SG"), (server.Live.Read(count => count.Attestations[1].Statement.Endpoints["photos"].Standing), server.Live.Read(count => count.Attestations[1].Statement.Endpoints["photos"].Country)));
        Assert.True(server.Service<HomeGuard>().Endpoints.IsIntakeStopped);
        Assert.Contains("di luar tempat yang boleh", WebUtility.HtmlDecode(await TextAsync(server, "/lokasi-data")), StringComparison.Ordinal);
        Assert.Contains("Singapore", await TextAsync(server, "/en/lokasi-data"), StringComparison.Ordinal);
        Assert.True(server.Live.Read(count => count.Attestations[1].Statement.At.Moment - count.Attestations[0].Statement.At.Moment) >= TimeSpan.FromMinutes(59));
    }

    [Fact]
    public async Task What_opens_a_seal_is_durable_before_the_seal_is_in_the_log_and_its_file_is_made_again()
    {
        await using var server = Server();
        await server.StartAsync();
        var attestation = Assert.Single(await SaidAsync(server, 1));
        var file = Path.Combine(server.Folder, "residency", $"{attestation.Index}.json");
        await WaitAsync(() => File.Exists(file));
        var kept = Assert.Single(await server.Service<LogBook>().Records.ListAsync("seal", TestContext.Current.CancellationToken));
        Assert.Equal(((SealedPlace)attestation.Statement.Endpoints["photos"].Place).Seal.ToString(), kept.Name);
        var written = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        await new SealShelf(server.Service<LogBook>().Records, server.Folder).WriteFilesAsync([attestation], TestContext.Current.CancellationToken);
        Assert.Equal(written, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_a_connection_was_refused_for_is_checked_again_within_two_minutes()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = Server(clock);
        await server.StartAsync();
        await SaidAsync(server, 1);
        _world.Leads(Name, Abroad);
        var guard = server.Service<HomeGuard>().Endpoints;
        await Assert.ThrowsAsync<EndpointRefusedException>(() => guard.AdmitAsync(Name, new Uri(_store.Url).Port, TestContext.Current.CancellationToken));
        Assert.True(guard.IsIntakeStopped);
        _world.Leads(Name, Home);
        var steps = 0;
        await WaitAsync(() =>
        {
            if (steps++ < 12)
                clock.Advance(TimeSpan.FromSeconds(10));
            return !guard.IsIntakeStopped;
        });
    }

    [Fact]
    public async Task The_document_is_computed_from_the_log()
    {
        await using var server = Server();
        await server.StartAsync();
        await SaidAsync(server, 1);
        var served = await server.Http.GetByteArrayAsync(new Uri("/api/v1/residency", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(served, server.Live.Read(count => OpenPayloads.Residency(count, null)));
        using var document = JsonDocument.Parse(served);
        Assert.Equal((1, "photos"), (document.RootElement.GetProperty("total").GetInt32(), document.RootElement.GetProperty("items")[0].GetProperty("endpoints")[1].GetProperty("name").GetString()));
        using var older = JsonDocument.Parse(await TextAsync(server, "/api/v1/residency?before=1"));
        Assert.Equal(0, older.RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_page_on_the_law_says_of_every_paragraph_that_it_was_not_checked()
    {
        await using var server = new RunningServer();
        await server.StartAsync();
        foreach (var (path, mark) in new[] { ("/hukum", "Belum dicocokkan dengan naskahnya"), ("/en/hukum", "Not checked against the text") })
        {
            var page = WebUtility.HtmlDecode(await TextAsync(server, path));
            Assert.Equal(page.Split("<section").Length, page.Split(mark).Length);
            Assert.Contains("002/KIP-PSIP-A/II/2024", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_word_of_the_guard_is_one_that_statements_know()
    {
        foreach (var standing in Enum.GetNames<Standing>())
            Accept(new("store", "public", standing.ToLowerInvariant(), null, new HereItself()));
        foreach (var data in Enum.GetNames<DataClass>())
            Accept(new("store", data.ToLowerInvariant(), "proven", null, new HereItself()));
        foreach (var role in Enum.GetNames<EndpointRole>())
            Accept(new(role.ToLowerInvariant(), "public", "proven", null, new HereItself()));
        Assert.Equal(DataMap.Most, ResidencyStatement.MostEndpoints);

        static void Accept(EndpointState state)
        {
            var statement = new ResidencyStatement
            {
                Election = "e",
                At = RunningServer.Now,
                Sequence = 1,
                Program = "p",
                Home = "ID",
                Evidence = Digest.Of([]),
                Endpoints = System.Collections.Immutable.ImmutableSortedDictionary.Create<string, EndpointState>(StringComparer.Ordinal).Add("one", state),
            };
            Assert.Equal(state, ((ResidencyStatement)Statement.From(CanonicalJson.Parse(statement.ToCanonical().ToBytes()))).Endpoints["one"]);
        }
    }

    private RunningServer Server(TimeProvider? clock = null) => new()
    {
        World = OutsideWorld.Real with { Names = _world, Dialer = _world, Book = _world.Book(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)), Clock = clock ?? TimeProvider.System },
        Configure = options =>
        {
            (options.Residency.Attest, options.Residency.Country) = (true, "ID");
            options.S3 = _store.Settings with { Endpoint = _store.Url.Replace("127.0.0.1", Name, StringComparison.Ordinal) };
        },
    };

    private static async Task<IReadOnlyList<Attestation>> SaidAsync(RunningServer server, int count)
    {
        await WaitAsync(() => server.Live.Read(all => all.Attestations.Count) >= count);
        return server.Live.Read(all => all.Attestations.ToList());
    }

    /// <summary>The timer may not be set yet when the clock is moved, so it is moved until the server has noticed.</summary>
    private static async Task AdvanceUntilAsync(RunningServer server, FakeTimeProvider clock, int count)
    {
        clock.Advance(TimeSpan.FromMinutes(60));
        await WaitAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            return server.Live.Read(all => all.Attestations.Count) >= count;
        });
    }

    private static async Task WaitAsync(Func<bool> isTrue)
    {
        for (var tries = 0; !isTrue(); tries++)
        {
            Assert.True(tries < 600, "What was waited for did not happen within 30 s.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static Task<string> TextAsync(RunningServer server, string path) => server.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
