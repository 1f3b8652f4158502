using Microsoft.Extensions.Time.Testing;
using Sirekap.Mirror;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Mirroring;

/// <summary>An origin that takes questions and does not answer them is silent within seconds, and never looks healthy.</summary>
public sealed class HangingOriginTests : MirroringTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2029, 2, 14, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_origin_that_never_ends_its_answer_is_silent_and_agrees_again_when_it_is_back(bool drips)
    {
        var options = await FollowAsync();
        await Origin!.DisposeAsync();
        await using (var stuck = new StuckSite(options.From.Port, drips))
        {
            await AdvanceUntilAsync(() => Task.FromResult(stuck.Stuck.IsCompleted));
            _clock.Advance(options.Patience);
            await WaitAsync(health => health.GetProperty("status").GetString() == "silent");
            Assert.Contains("tidak menjawab", await Http.GetStringAsync(Address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Origin = await OriginSite.StartAsync(Site.Path, options.From.Port);
        await AdvanceUntilAsync(() => IsAsync(health => health.GetProperty("status").GetString() == "agrees"));
    }

    [Fact]
    public async Task An_origin_that_shows_a_checkpoint_and_keeps_its_tiles_is_silent()
    {
        var options = await FollowAsync();
        await Origin!.DisposeAsync();
        Origin = await OriginSite.StartAsync(Site.Path, options.From.Port, path => path.StartsWith("log/tile", StringComparison.Ordinal));
        Night.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 4711));
        Night.PublishTo(Site);
        await AdvanceUntilAsync(() => IsAsync(health => health.GetProperty("status").GetString() == "catchingup"));
        await AdvanceUntilAsync(() => IsAsync(health => health.GetProperty("trouble").GetString()?.Contains("has sent no file to its end for 6 seconds", StringComparison.Ordinal) == true));
        Assert.True(await IsAsync(health => health.GetProperty("status").GetString() == "silent"));
    }

    [Fact]
    public async Task The_time_beside_the_log_is_when_the_mirror_took_it_in_also_after_a_new_start()
    {
        var options = await FollowAsync();
        await Origin!.DisposeAsync();
        await Running!.DisposeAsync();
        _clock.Advance(TimeSpan.FromDays(3));
        Running = await BuildAsync(options);
        await Running.StartAsync(TestContext.Current.CancellationToken);
        var page = await Http.GetStringAsync(Address, TestContext.Current.CancellationToken);
        Assert.Contains($"Log yang sudah ditandatangani: {Night.Story.Entries.Count} pernyataan, diambil cermin ini pada <time datetime=\"2029-02-14T12:00:00Z\">", page, StringComparison.Ordinal);
    }

    private async Task<MirrorOptions> FollowAsync()
    {
        await PublishAsync();
        var options = new MirrorOptions { From = Origin!.Address, Data = Copy.Path, Election = Check.Election.Path, Clock = _clock };
        Running = await BuildAsync(options);
        await Running.StartAsync(TestContext.Current.CancellationToken);
        await WaitAsync(health => health.GetProperty("status").GetString() == "agrees");
        return options;
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
}
