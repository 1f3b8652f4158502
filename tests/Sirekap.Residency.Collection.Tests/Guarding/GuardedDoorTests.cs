using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sirekap.Residency.Collection.Guarding;
using Sirekap.Residency.Collection.Tests.Fakes;
using Sirekap.Residency.Guarding;

namespace Sirekap.Residency.Collection.Tests.Guarding;

/// <summary>Real sockets: two web servers on loopback aliases, one behind an address at home, one behind an address abroad.</summary>
public sealed class GuardedDoorTests : IAsyncLifetime
{
    private const string Home = "36.95.1.1", Abroad = "170.33.13.55";

    private readonly TestWorld _world = new TestWorld().Stands(Home, "ID", "127.0.0.2").Stands(Abroad, "SG", "127.0.0.3").Leads("simpan.contoh.id", Home);
    private WebApplication _server = null!;
    private int _port;
    private EndpointGuard _guard = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        _server = builder.Build();
        _server.MapGet("/", (HttpContext http) => http.Connection.LocalIpAddress!.MapToIPv4().ToString());
        _server.MapGet("/pergi", () => Results.Redirect($"http://lain.contoh.sg:{_port}/"));
        _server.MapGet("/tutup", (HttpContext http) => http.Response.Headers.Connection = "close");
        await _server.StartAsync(TestContext.Current.CancellationToken);
        _port = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        var photos = new DeclaredEndpoint("photos", EndpointRole.Store, DataClass.Personal) { Host = "simpan.contoh.id", Port = _port, Countries = ["ID"], Proof = ProofDemand.PublicAddresses };
        _guard = new(new DataMap("ID", [photos]), new EndpointCollector(_world.Book(DateOnly.FromDateTime(FixedClock.Day.Date)), _world, [], new FixedClock()));
        _client = new GuardedDoor(_guard, _world).Client();
        _client.BaseAddress = new Uri($"http://simpan.contoh.id:{_port}/");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_connection_is_made_to_the_very_address_that_was_judged()
    {
        Assert.Equal("127.0.0.2", await GetAsync("/"));
        Assert.Equal(Home, Assert.Single(_world.Dialed).Address.ToString());
        Assert.Equal(Standing.Proven, Assert.Single(_guard.Findings).Standing);
    }

    [Fact]
    public async Task What_the_data_map_does_not_name_is_not_connected_to()
    {
        _world.Leads("lain.contoh.id", Home);
        var refused = await RefusedAsync($"http://lain.contoh.id:{_port}/");
        Assert.Contains($"Nothing in the data map is at lain.contoh.id:{_port}", refused.Message, StringComparison.Ordinal);
        await RefusedAsync($"http://simpan.contoh.id:{_port + 1}/");
        await RefusedAsync($"http://{Home}:{_port}/");
        Assert.Empty(_world.Dialed);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_a_handler_that_follows_it_is_stopped_at_the_door()
    {
        _world.Leads("lain.contoh.sg", Abroad);
        using var answer = await _client.GetAsync(new Uri("/pergi", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var follower = new GuardedDoor(_guard, _world).Client(handler => handler.AllowAutoRedirect = true);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => follower.GetAsync(new Uri(_client.BaseAddress!, "/pergi"), TestContext.Current.CancellationToken));
        Assert.IsType<EndpointRefusedException>(refused.InnerException);
        Assert.All(_world.Dialed, dialed => Assert.Equal(Home, dialed.Address.ToString()));
    }

    [Fact]
    public async Task A_name_that_leads_abroad_all_of_a_sudden_is_refused_at_once_and_known_to_the_guard()
    {
        await GetAsync("/tutup");
        Assert.False(_guard.IsIntakeStopped);
        _world.Leads("simpan.contoh.id", Abroad);
        var refused = await RefusedAsync("/");
        Assert.Contains("is outside Indonesia", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_world.Dialed, dialed => dialed.Address.ToString() == Abroad);
        Assert.True(_guard.IsIntakeStopped);

        _world.Leads("simpan.contoh.id", Home);
        await _guard.CheckAsync(TestContext.Current.CancellationToken);
        Assert.False(_guard.IsIntakeStopped);
        Assert.Equal("127.0.0.2", await GetAsync("/"));
    }

    [Fact]
    public async Task Of_mixed_addresses_not_even_the_good_one_is_connected_to()
    {
        _world.Leads("simpan.contoh.id", Home, Abroad);
        await RefusedAsync("/");
        Assert.Empty(_world.Dialed);
    }

    [Fact]
    public async Task An_address_in_the_clothes_of_the_other_protocol_is_the_same_address()
    {
        _world.Leads("simpan.contoh.id", $"::ffff:{Abroad}");
        await RefusedAsync("/");
        Assert.Empty(_world.Dialed);
    }

    [Fact]
    public async Task A_resolver_that_says_otherwise_takes_the_proof_away()
    {
        await using var liar = new FakeDns().Has("simpan.contoh.id", Abroad);
        var collector = new EndpointCollector(_world.Book(DateOnly.FromDateTime(FixedClock.Day.Date)), _world, [new(liar.Address, TimeSpan.FromSeconds(5))], new FixedClock());
        var finding = Assert.Single(await new EndpointGuard(_guard.Map, collector).CheckAsync(TestContext.Current.CancellationToken));
        Assert.Equal((Standing.Unproven, "R.23"), (finding.Standing, finding.Verdict!.Answering.Code));
    }

    [Fact]
    public async Task While_nobody_answers_the_addresses_known_before_are_judged_anew()
    {
        _world.IsSilent = true;
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => _guard.AdmitAsync("simpan.contoh.id", _port, TestContext.Current.CancellationToken));
        Assert.Equal([IPAddress.Parse(Home)], await _guard.AdmitAsync("simpan.contoh.id", _port, [IPAddress.Parse(Home)], TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<EndpointRefusedException>(() => _guard.AdmitAsync("simpan.contoh.id", _port, [IPAddress.Parse(Abroad)], TestContext.Current.CancellationToken));
        _world.IsSilent = false;
        _world.Leads("simpan.contoh.id");
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => _guard.AdmitAsync("simpan.contoh.id", _port, [IPAddress.Parse(Home)], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_one_silent_resolver_refused_is_asked_again_after_a_minute()
    {
        var clock = new FixedClock();
        await using var dns = new FakeDns { IsSilent = true };
        dns.Has("simpan.contoh.id", Home);
        var collector = new EndpointCollector(_world.Book(DateOnly.FromDateTime(FixedClock.Day.Date)), _world, [new(dns.Address, TimeSpan.FromMilliseconds(200))], clock);
        var guard = new EndpointGuard(_guard.Map, collector);
        await Assert.ThrowsAsync<EndpointRefusedException>(() => guard.AdmitAsync("simpan.contoh.id", _port, TestContext.Current.CancellationToken));
        dns.IsSilent = false;
        await Assert.ThrowsAsync<EndpointRefusedException>(() => guard.AdmitAsync("simpan.contoh.id", _port, TestContext.Current.CancellationToken));
        clock.Later = TimeSpan.FromMinutes(1);
        await guard.AdmitAsync("simpan.contoh.id", _port, TestContext.Current.CancellationToken);
        Assert.False(guard.IsIntakeStopped);
    }

    [Fact]
    public async Task A_name_that_leads_nowhere_is_unproven()
    {
        _world.Leads("simpan.contoh.id");
        var finding = Assert.Single(await _guard.CheckAsync(TestContext.Current.CancellationToken));
        Assert.Equal((Standing.Unproven, "R.32"), (finding.Standing, finding.Verdict!.Answering.Code));
    }

    private async Task<string> GetAsync(string path) => await _client.GetStringAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

    private async Task<EndpointRefusedException> RefusedAsync(string address)
    {
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(address));
        return Assert.IsType<EndpointRefusedException>(failure.InnerException);
    }
}
