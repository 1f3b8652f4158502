using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;
using Sirekap.Mirror.Sources;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Verification;

/// <summary>The night goes on while it is checked.</summary>
public sealed class GrowingSiteTests : IDisposable
{
    private readonly TempFolder _site = new();
    private readonly PublishedNight _night = new();
    private readonly Check _check = new();

    public GrowingSiteTests() => _night.PublishTo(_site);

    [Fact]
    public void A_site_that_grows_during_the_check_holds()
    {
        var source = new GrowingSite(_site, path => path == "api/v1/regions/0/desa", Grow);
        Assert.Empty(_check.Run(source));
        Assert.Equal(_night.Story.Count.Size, _check.Verifier.Checkpoint!.Size);
    }

    [Fact]
    public void A_site_that_grows_with_every_file_holds_too()
    {
        var left = 12;
        var source = new GrowingSite(_site, path => path.StartsWith("pemilu/", StringComparison.Ordinal) && left-- > 0, Grow);
        Assert.Empty(_check.Run(source));
    }

    [Fact]
    public void An_unauthorised_statement_that_comes_in_during_the_check_is_located()
    {
        using var intruder = new TestKey();
        var index = _night.Story.Count.Size;
        var source = new GrowingSite(_site, path => path == "api/v1/regions/0/desa", () =>
        {
            _night.Story.Add(intruder, new ClaimStatement
            {
                Election = _night.Story.Definition.Id,
                At = _night.Story.Now,
                Sequence = 1,
                Source = "kpu",
                Station = "1101012001001",
                Contest = SmallElection.Desa,
                Payload = Digest.Of("x"u8),
                Figures = Story.Figures(("C.1", 7)),
            });
            Grow();
        });
        Assert.Equal([$"log entry {index}"], _check.Run(source));
        Assert.Equal("growth", _check.Report.Steps[^1].Id);
    }

    [Fact]
    public void Growth_does_not_hide_a_changed_total()
    {
        const string path = "pemilu/hhcw/desa/11.json";
        var source = new GrowingSite(_site, asked => asked == path, () =>
        {
            Grow();
            _site.Write(path, File.ReadAllText(_site[path]).Replace("\"9001\":", "\"9001\":1", StringComparison.Ordinal).Select(letter => (byte)letter).ToArray());
        });
        Assert.Contains(path, _check.Run(source));
    }

    [Fact]
    public void A_log_that_shrinks_or_forks_is_caught()
    {
        using var other = new PublishedNight();
        other.Story.Claim("kpu", "1101012001001", SmallElection.Desa, ("C.1", 1));
        var source = new GrowingSite(_site, path => path == "api/v1/regions/0/desa", () => other.PublishTo(_site));
        Assert.NotEmpty(_check.Run(source));
    }

    public void Dispose()
    {
        _check.Dispose();
        _night.Dispose();
        _site.Dispose();
    }

    private void Grow()
    {
        const string station = "1101022001001";
        var figures = Story.Figures(("D", 300), ("P", 250), ("C.1", 100), ("C.2", 90), ("C.3", 50), ("S", 240), ("T", 10), ("J", 250));
        var form = _night.Story.Count.Contest(SmallElection.Desa)!.DossierOf(SmallElection.Definition.Regions.FindStation(station)!.Value)?.Form;
        _night.Story.Submit(station, SmallElection.Desa, figures, form?.Index);
        _night.Story.ReadAll(station, SmallElection.Desa, field => figures[field].Value);
        _night.PublishTo(_site);
    }

    /// <summary>A site that takes statements in when certain files are asked for: once, just before it answers.</summary>
    private sealed class GrowingSite(TempFolder site, Func<string, bool> growsAt, Action grow) : IPublicSource
    {
        private readonly HashSet<string> _grown = [];

        public string Name => "growing";

        public bool IsLive => true;

        public Task<byte[]?> ReadAsync(string path, CancellationToken cancellation)
        {
            lock (_grown)
            {
                if (_grown.Add(path) && growsAt(path))
                    grow();
                return Task.FromResult(File.Exists(site[path]) ? File.ReadAllBytes(site[path]) : null);
            }
        }
    }
}
