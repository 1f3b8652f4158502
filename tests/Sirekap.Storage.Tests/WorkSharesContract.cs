namespace Sirekap.Storage.Tests;

/// <summary>A piece of work has one who does it, and is free again when that one gives it back.</summary>
public abstract class WorkSharesContract
{
    protected abstract IWorkShares Shares { get; }

    [Fact]
    public async Task What_is_claimed_cannot_be_claimed_again_until_it_is_given_back()
    {
        var claim = await Shares.TryClaimAsync("read/7/1");
        Assert.NotNull(claim);
        Assert.Null(await Shares.TryClaimAsync("read/7/1"));
        await using var other = await Shares.TryClaimAsync("read/7/2");
        Assert.NotNull(other);
        await claim.DisposeAsync();
        await using var again = await Shares.TryClaimAsync("read/7/1");
        Assert.NotNull(again);
        await claim.DisposeAsync();
        Assert.Null(await Shares.TryClaimAsync("read/7/1"));
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_has_it()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await Shares.TryClaimAsync("read/7/1"))));
        Assert.Single(claims.OfType<IAsyncDisposable>());
    }
}

public sealed class OnlyShareTests : WorkSharesContract
{
    protected override IWorkShares Shares { get; } = new OnlyShare();
}
