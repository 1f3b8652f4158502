using System.Net;
using System.Text.Json;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Mirror;
using Sirekap.Mirror.Sources;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Mirroring;

/// <summary>A withheld picture at a mirror that goes on and at one that follows, and what the verifier says of each.</summary>
public sealed class TakedownMirrorTests : MirroringTests
{
    private const string Station = "1101012001001";

    private static readonly DateTimeOffset Before = new(2024, 2, 14, 12, 0, 0, TimeSpan.Zero);

    private Digest Picture => Night.Story.Dossier(Station, SmallElection.Desa).Readings[1].Statement.PublicCopy!.Value;

    [Fact]
    public async Task A_mirror_goes_on_serving_the_picture_and_shows_the_notice()
    {
        await FollowAsync(follows: false);
        using var answer = await GetAsync($"photos/{Picture}.jpg");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await (await GetAsync($"tps/{Station}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("12/PP.01/2024", page, StringComparison.Ordinal);
        Assert.Contains($"<img src=\"/photos/{Picture}.jpg\"", page, StringComparison.Ordinal);
        Assert.Empty(Verify(Before));
    }

    [Fact]
    public async Task A_mirror_that_follows_answers_451_and_the_verifier_counts_it_as_withheld()
    {
        await FollowAsync(follows: true);
        using var answer = await GetAsync($"photos/{Picture}.jpg");
        Assert.Equal(HttpStatusCode.UnavailableForLegalReasons, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("taken-down", problem.RootElement.GetProperty("code").GetString());
        Assert.Equal("court-order", problem.RootElement.GetProperty("reason").GetString());
        Assert.Equal("12/PP.01/2024", problem.RootElement.GetProperty("order").GetString());
        using var strip = await GetAsync($"strips/{Picture}/100-100-120-40.jpg");
        Assert.Equal(HttpStatusCode.UnavailableForLegalReasons, strip.StatusCode);
        var page = WebUtility.HtmlDecode(await (await GetAsync($"tps/{Station}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain($"src=\"/photos/{Picture}.jpg\"", page, StringComparison.Ordinal);
        Assert.Contains(Picture.ToString(), page, StringComparison.Ordinal);

        Assert.Empty(Verify(Before));
        Assert.Contains("1 withheld", Check.Report.Steps.Single(step => step.Id == "photos").Text.En, StringComparison.Ordinal);
        // When its time is over nothing excuses the gap any more.
        Assert.Equal([$"photos/{Picture}.jpg"], Verify(Before.AddDays(60)));
    }

    [Fact]
    public async Task A_picture_that_is_missing_without_a_statement_is_told()
    {
        await PublishAsync();
        var other = Night.Story.Dossier(Station, SmallElection.Desa).Readings[2].Statement.PublicCopy!.Value;
        File.Delete(Site[$"photos/{other}.jpg"]);
        Assert.Equal([$"photos/{other}.jpg"], Check.Run(Site));
    }

    private async Task FollowAsync(bool follows)
    {
        Night.Story.Withhold(Station, SmallElection.Desa, Night.Story.Notice(new PictureSubject(Picture)));
        await PublishAsync();
        Running = await BuildAsync(new MirrorOptions
        {
            From = Origin!.Address,
            Data = Copy.Path,
            Election = Check.Election.Path,
            Every = TimeSpan.FromMilliseconds(50),
            FollowsTakedowns = follows,
            Clock = new SetClock(),
        });
        await Running.StartAsync(TestContext.Current.CancellationToken);
        await WaitAsync(health => health.GetProperty("picturesMissing").GetInt32() == 0);
    }

    private string[] Verify(DateTimeOffset now)
    {
        using var source = new SiteSource(Address, new HastyTime());
        return Check.Run(source, now: now);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(Address, path), TestContext.Current.CancellationToken);

    /// <summary>The night's own time; pauses pass as everywhere.</summary>
    private sealed class SetClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Before;
    }
}
