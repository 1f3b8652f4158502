using Microsoft.Extensions.Time.Testing;
using Sirekap.Server.OpenData;

namespace Sirekap.Server.Tests.OpenData;

public sealed class VersionShelfTests : IDisposable
{
    private const string Page = "/";
    private const int Many = 30;

    private readonly FakeTimeProvider _clock = new();
    private readonly VersionShelf<string> _shelf;

    public VersionShelfTests()
    {
        _shelf = new(1000, _clock);
        _shelf.Keep(Page, 1, "first", 10);
    }

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public void What_was_made_of_a_version_is_given_for_that_version_only()
    {
        Assert.Equal("first", _shelf.Find(Page, 1));
        Assert.Null(_shelf.Find(Page, 2));
        Assert.Null(_shelf.Find("/other", 1));
    }

    [Fact]
    public void Whoever_waited_takes_what_was_made_meanwhile_and_nothing_that_was_looked_up_before()
    {
        var asked = _shelf.Now;
        Assert.Null(_shelf.FindSince(Page, asked));
        var earlier = asked - 1;
        _shelf.Keep(Page, 2, "looked up before", 10, earlier);
        Assert.Null(_shelf.FindSince(Page, asked));
        _shelf.Keep(Page, 3, "looked up since", 10, _shelf.Now);
        Assert.Equal("looked up since", _shelf.FindSince(Page, asked));
        Assert.Equal("looked up since", _shelf.FindAny(Page));
        Assert.Null(_shelf.FindAny("/other"));
    }

    [Fact]
    public void Whoever_asks_now_and_then_sees_every_version()
    {
        for (var asked = 0; asked < 10; asked++)
        {
            Assert.Null(_shelf.FindPopular(Page));
            _clock.Advance(TimeSpan.FromMilliseconds(200));
        }
    }

    [Fact]
    public void What_many_ask_for_stands_for_a_second_and_is_then_made_anew_by_one_of_them()
    {
        Ask();
        Assert.Equal("first", _shelf.FindPopular(Page));
        _clock.Advance(TimeSpan.FromMilliseconds(1100));
        Ask();
        Assert.Equal("first", _shelf.FindPopular(Page));
        _shelf.Keep(Page, 2, "second", 10);
        Assert.Equal("second", _shelf.FindPopular(Page));
    }

    [Fact]
    public void Of_many_at_once_only_one_is_sent_to_make_it_anew()
    {
        Ask();
        _clock.Advance(TimeSpan.FromMilliseconds(1100));
        for (var asked = 0; asked < Many; asked++)
            _shelf.FindPopular(Page);
        var answers = Enumerable.Range(0, Many).Select(_ => _shelf.FindPopular(Page)).ToList();
        Assert.All(answers, answer => Assert.Equal("first", answer));
    }

    [Fact]
    public void Nothing_is_given_without_asking_that_is_two_seconds_old()
    {
        Ask();
        _clock.Advance(TimeSpan.FromSeconds(2));
        for (var asked = 0; asked < 10 * Many; asked++)
            Assert.Null(_shelf.FindPopular(Page));
    }

    private void Ask()
    {
        for (var asked = 0; asked < Many; asked++)
            _shelf.FindPopular(Page);
    }
}
