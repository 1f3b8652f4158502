using Microsoft.Extensions.Options;
using Sirekap.Server.OpenData;
using Sirekap.Server.Site;

namespace Sirekap.Server.Tests.Serving;

public sealed class MakingRoomTests : IDisposable
{
    private readonly MakingRoom _room = new(Options.Create(new SiteOptions { AnswersWaiting = 1 }));

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task The_first_waits_for_a_place_and_whoever_comes_later_is_sent_away()
    {
        var first = await _room.EnterAsync(CancellationToken.None);
        for (var place = 1; place < Environment.ProcessorCount; place++)
            await _room.EnterAsync(CancellationToken.None);
        var waiting = _room.EnterAsync(CancellationToken.None).AsTask();
        using var late = await _room.EnterAsync(CancellationToken.None);
        Assert.False(late.IsAcquired);
        Assert.False(waiting.IsCompleted);
        first.Dispose();
        using var entered = await waiting;
        Assert.True(entered.IsAcquired);
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_makes_room_for_another()
    {
        for (var place = 0; place < Environment.ProcessorCount; place++)
            await _room.EnterAsync(CancellationToken.None);
        using (var impatient = new CancellationTokenSource())
        {
            var waiting = _room.EnterAsync(impatient.Token).AsTask();
            await impatient.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        Assert.False(_room.EnterAsync(CancellationToken.None).AsTask().IsCompleted);
    }
}
