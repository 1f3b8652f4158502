using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Mirror;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Mirroring;

/// <summary>An origin that takes questions and does not answer them is silent within seconds, and never looks healthy.</summary>
public sealed class HangingOriginTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Step = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2029, 2, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly TempFolder _site = new();
    private readonly TempFolder _copy = new();
    private readonly PublishedNight _night = new();
    private readonly Check _check = new();
    private readonly HttpClient _http = new();
    private OriginSite? _origin;
    private WebApplication? _mirror;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_origin_that_never_ends_its_answer_is_silent_and_agrees_again_when_it_is_back(bool drips)
    {
        var options = await FollowAsync();
        await _origin!.DisposeAsync();
        await using (var stuck = new StuckSite(options.From.Port, drips))
        {
            await AdvanceUntilAsync(() => Task.FromResult(stuck.Stuck.IsCompleted));
            _clock.Advance(options.Patience);
            await WaitAsync(health => health.GetProperty("status").GetString() == "silent");
            Assert.Contains("tidak menjawab", await _http.GetStringAsync(Address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        _origin = await OriginSite.StartAsync(_site.Path, options.From.Port);
        await AdvanceUntilAsync(() => IsAsync(health => health.GetProperty("status").GetString() == "agrees"));
    }

    [Fact]
    public async Task An_origin_that_shows_a_checkpoint_and_keeps_its_tiles_is_silent()
    {
        var options = await FollowAsync();
        await _origin!.DisposeAsync();
        _origin = await OriginSite.StartAsync(_site.Path, options.From.Port, path => path.StartsWith("log/tile", StringComparison.Ordinal));
        _night.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 4711));
        _night.PublishTo(_site);
        await AdvanceUntilAsync(() => IsAsync(health => health.GetProperty("status").GetString() == "catchingup"));
        await AdvanceUntilAsync(() => IsAsync(health => health.GetProperty("trouble").GetString()?.Contains("has sent no file to its end for 6 seconds", StringComparison.Ordinal) == true));
        Assert.True(await IsAsync(health => health.GetProperty("status").GetString() == "silent"));
    }

    [Fact]
    public async Task The_time_beside_the_log_is_when_the_mirror_took_it_in_also_after_a_new_start()
    {
        var options = await FollowAsync();
        await _origin!.DisposeAsync();
        await _mirror!.DisposeAsync();
        _clock.Advance(TimeSpan.FromDays(3));
        _mirror = await BuildAsync(options);
        await _mirror.StartAsync(TestContext.Current.CancellationToken);
        var page = await _http.GetStringAsync(Address, TestContext.Current.CancellationToken);
        Assert.Contains($"Log yang sudah ditandatangani: {_night.Story.Entries.Count} pernyataan, diambil cermin ini pada <time datetime=\"2029-02-14T12:00:00Z\">", page, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_mirror is not null)
            await _mirror.DisposeAsync();
        if (_origin is not null)
            await _origin.DisposeAsync();
        _http.Dispose();
        _check.Dispose();
        _night.Dispose();
        _copy.Dispose();
        _site.Dispose();
    }

    private Uri Address => new(_mirror!.Urls.First());

    private async Task<MirrorOptions> FollowAsync()
    {
        _night.PublishTo(_site);
        _origin = await OriginSite.StartAsync(_site.Path);
        var options = new MirrorOptions { From = _origin.Address, Data = _copy.Path, Election = _check.Election.Path, Clock = _clock };
        _mirror = await BuildAsync(options);
        await _mirror.StartAsync(TestContext.Current.CancellationToken);
        await WaitAsync(health => health.GetProperty("status").GetString() == "agrees");
        return options;
    }

    private static Task<WebApplication> BuildAsync(MirrorOptions options)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        return MirrorHost.BuildAsync(builder, options, null, TestContext.Current.CancellationToken);
    }

    private async Task AdvanceUntilAsync(Func<Task<bool>> there)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!await there())
        {
            _clock.Advance(Step);
            await Task.Delay(10, patience.Token);
        }
    }

    private async Task WaitAsync(Func<JsonElement, bool> state)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!await IsAsync(state))
            await Task.Delay(10, patience.Token);
    }

    private async Task<bool> IsAsync(Func<JsonElement, bool> state)
    {
        using var health = JsonDocument.Parse(await _http.GetStringAsync(new Uri(Address, "healthz"), TestContext.Current.CancellationToken));
        return state(health.RootElement);
    }
}
