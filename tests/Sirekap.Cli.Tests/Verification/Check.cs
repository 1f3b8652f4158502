using Sirekap.Cli.Verification;
using Sirekap.Mirror.Sources;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Verification;

/// <summary>Runs the verifier against a source with the small election's data files.</summary>
sealed class Check : IDisposable
{
    private readonly TempFolder _election = new();

    public Check() => SmallElection.WriteTo(_election.Path);

    public TempFolder Election => _election;

    public Report Report { get; private set; } = null!;

    public Verifier Verifier { get; private set; } = null!;

    public VerifyOptions Options => new() { Election = _election.Path, All = true, Photos = true };

    /// <summary>Where something is wrong, by place.</summary>
    public string[] Run(TempFolder site, VerifyOptions? options = null, SavedCopy? copy = null) =>
        Run(new FolderSource(site.Path), options, copy);

    public string[] Run(IPublicSource source, VerifyOptions? options = null, SavedCopy? copy = null, DateTimeOffset? now = null)
    {
        Report = new Report(_ => { });
        Verifier = new Verifier(source, copy, options ?? Options, Report, new HastyTime(now));
        Verifier.RunAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return [.. Report.Problems.Select(problem => problem.Place)];
    }

    public void Dispose() => _election.Dispose();
}

/// <summary>A clock on which every pause is over at once. Limits, which are ten seconds and more, stay.</summary>
sealed class HastyTime(DateTimeOffset? now = null) : TimeProvider
{
    private static readonly TimeSpan LeastLimit = TimeSpan.FromSeconds(10);

    public override DateTimeOffset GetUtcNow() => now ?? base.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan || dueTime >= LeastLimit ? dueTime : TimeSpan.Zero, period);
}
