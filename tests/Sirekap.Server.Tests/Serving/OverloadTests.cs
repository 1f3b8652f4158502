using System.Net;
using System.Threading.RateLimiting;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Server.OpenData;
using Sirekap.Server.Tests.Intake;

namespace Sirekap.Server.Tests.Serving;

/// <summary>What visitors and officers see when more is asked for than can be made: every place where answers are made is taken by the test itself.</summary>
public sealed class OverloadTests : IAsyncLifetime
{
    private readonly RunningServer _server = new();
    private readonly List<RateLimitLease> _taken = [];

    public async ValueTask InitializeAsync()
    {
        _server.Settings["Site:AnswersWaiting"] = "0";
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _taken.ForEach(lease => lease.Dispose());
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/en/wilayah/82", "text/html")]
    [InlineData("/api/v1/regions/0/ppwp", "application/problem+json")]
    [InlineData("/pemilu/hhcw/ppwp.json", "application/problem+json")]
    public async Task The_newest_comers_are_told_when_to_come_back_and_are_answered_then(string path, string type)
    {
        await FillAsync();
        using (var refused = await GetAsync(path))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, type), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
            Assert.Equal(TimeSpan.FromSeconds(MakingRoom.RetryAfterSeconds), refused.Headers.RetryAfter!.Delta);
        }

        Leave();
        using var answered = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public async Task What_is_kept_ready_is_given_to_all()
    {
        string[] paths = ["/", "/api/v1/regions/0/ppwp"];
        foreach (var path in paths)
            (await GetAsync(path)).Dispose();
        await FillAsync();
        foreach (var path in paths)
        {
            using var answer = await GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/regions/0/ppwp")]
    public async Task Where_the_log_has_grown_the_last_one_is_given_and_names_its_version(string path)
    {
        string before;
        using (var first = await GetAsync(path))
            before = await first.Content.ReadAsStringAsync();
        await FillAsync();
        await _server.OfficerAsync("8271021022008");
        using (var old = await GetAsync(path))
        {
            Assert.Equal(HttpStatusCode.OK, old.StatusCode);
            Assert.Equal(before, await old.Content.ReadAsStringAsync());
        }

        Leave();
        using var renewed = await GetAsync(path);
        Assert.NotEqual(before, await renewed.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Statements_are_taken_in_and_health_is_told_all_the_same()
    {
        await FillAsync();
        var officer = _server.Keys.OpenOrMake("officer");
        var registrar = _server.Keys.OpenOrMake(Hosting.KeyNames.Registrar);
        using var taken = await _server.SendAsync(SignedEntry.Sign(
            KeyStatement.Enrol(_server.Definition.Id, RunningServer.Now, _server.Next(registrar), [.. officer.PublicKey], Role.Officer, "8271021022008"), registrar));
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        using var health = await GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private async Task FillAsync()
    {
        for (var place = 0; place < Environment.ProcessorCount; place++)
            _taken.Add(await _server.Service<MakingRoom>().EnterAsync(CancellationToken.None));
        Assert.All(_taken, lease => Assert.True(lease.IsAcquired));
    }

    private void Leave()
    {
        _taken.ForEach(lease => lease.Dispose());
        _taken.Clear();
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _server.Http.GetAsync(new Uri(path, UriKind.Relative));
}
