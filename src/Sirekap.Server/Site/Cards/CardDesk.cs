using Microsoft.Extensions.Caching.Memory;
using Sirekap.Election.Regions;
using Sirekap.Server.Counting;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Site.Cards;

/// <summary>
/// Gives out share cards. Drawing one takes tens of milliseconds, so one is drawn at a time and for each region at most once a minute while the count moves; a card says itself
/// from how much of the log it was made. What is kept is bounded, and whatever stands in the query changes nothing.
/// </summary>
internal sealed class CardDesk(LiveCount live, ILogStatus log, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan _freshFor = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = 32 * 1024 * 1024 });
    private readonly SemaphoreSlim _pen = new(1, 1);

    /// <summary>The card of a region; null where there is none of this code or contest.</summary>
    public async Task<IResult?> Answer(Language language, string? contestCode, string code, CancellationToken stop)
    {
        var contest = contestCode is null ? live.Definition.Contests[0] : live.Definition.FindContest(contestCode);
        if (contest is null || live.Definition.Regions.FindRegion(code) is not { } region)
            return null;
        var key = (language.Code, contest.Code, region.Index);
        if (Find(key) is { } kept)
            return kept;
        await _pen.WaitAsync(stop);
        try
        {
            // While this one waited another may have drawn it.
            return Find(key) ?? Draw(key, region, language, contest.Code);
        }
        finally
        {
            _pen.Release();
        }
    }

    public void Dispose()
    {
        _kept.Dispose();
        _pen.Dispose();
    }

    private PublicAnswer? Find(object key) =>
        _kept.TryGetValue(key, out Kept? kept) && (kept!.Size == live.Size || clock.GetUtcNow() - kept.Drawn < _freshFor) ? kept.Answer : null;

    private PublicAnswer Draw(object key, Region region, Language language, string contest)
    {
        var card = live.Read(count =>
        {
            var votes = count.Contest(contest)!;
            return (count.Size, Card: ShareCard.Of(region, votes.TotalsOf(region), new(language, live.Definition, votes.Contest, Edition.Of(count, log), null, "/")));
        });
        var answer = new PublicAnswer(CardPicture.Draw(card.Card), "image/png", _freshFor, card.Size);
        _kept.Set(key, new Kept(card.Size, clock.GetUtcNow(), answer), new MemoryCacheEntryOptions { Size = answer.Weight });
        return answer;
    }

    private sealed record Kept(long Size, DateTimeOffset Drawn, PublicAnswer Answer);
}
