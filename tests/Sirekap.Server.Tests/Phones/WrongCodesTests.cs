using Microsoft.Extensions.Time.Testing;
using Sirekap.Server.Phones;

namespace Sirekap.Server.Tests.Phones;

/// <summary>Guessing codes is slow.</summary>
public class WrongCodesTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Ten_wrong_codes_are_forgiven_and_the_next_waits_until_the_window_is_over()
    {
        var wrong = new WrongCodes(_clock);
        for (var tries = 0; tries < WrongCodes.Most; tries++)
        {
            Assert.Equal(TimeSpan.Zero, wrong.WaitOf("a"));
            wrong.Note("a");
        }

        Assert.Equal(WrongCodes.Window, wrong.WaitOf("a"));
        Assert.Equal(TimeSpan.Zero, wrong.WaitOf("b"));
        _clock.Advance(WrongCodes.Window - TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), wrong.WaitOf("a"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, wrong.WaitOf("a"));
        wrong.Note("a");
        Assert.Equal(TimeSpan.Zero, wrong.WaitOf("a"));
    }
}
