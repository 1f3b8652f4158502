using System.Diagnostics.Metrics;
using Sirekap.Election.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Metrics;

namespace Sirekap.Server.Counting;

/// <summary>What the count tells those who watch it: forms by state, how long the oldest of them wait, and room on the disk. Looks at most once a minute: it walks the forms in doubt.</summary>
public sealed class CountMeter : IDisposable
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(1);

    private readonly LiveCount _live;
    private readonly TimeProvider _clock;
    private readonly Meter _meter;
    private readonly Lock _lock = new();
    private Waiting? _waiting;

    /// <summary>Makes the instruments.</summary>
    public CountMeter(MeterHouse meters, LiveCount live, SirekapOptions options, TimeProvider clock)
    {
        (_live, _clock) = (live, clock);
        _meter = meters.Create(new MeterOptions("Sirekap.Counting"));
        _meter.CreateObservableGauge("sirekap.forms", Forms, "{form}", "Forms by contest and state.");
        _meter.CreateObservableGauge("sirekap.review.oldest", () => Look().Review.TotalSeconds, "s", "How long ago the oldest form came in that people have to settle; zero while none waits.");
        _meter.CreateObservableGauge("sirekap.reading.oldest", () => Look().Reading.TotalSeconds, "s", "How long ago the oldest form came in of which a page has no reading; zero while none waits.");
        _meter.CreateObservableGauge("sirekap.disk.free", () => FreeOn(options.Data), "By", "Free bytes on the disk of the data folder.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static long FreeOn(string folder) => Directory.Exists(folder) ? new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace : 0;

    private List<Measurement<long>> Forms() => _live.Read(count => count.Definition.Contests.SelectMany(contest =>
    {
        var totals = count.Contest(contest.Code)!.TotalsOf(count.Definition.Regions.Nation);
        return FormStates.All.Select(state => new Measurement<long>(totals[state], new("contest", contest.Code), new("state", state.Code())));
    }).ToList());

    private Waiting Look()
    {
        lock (_lock)
        {
            if (_waiting is null || _clock.GetElapsedTime(_waiting.Looked) >= Rhythm)
                _waiting = _live.Read(LookAt);
            return _waiting;
        }
    }

    private Waiting LookAt(Count count)
    {
        var contests = count.Definition.Contests.Select(contest => count.Contest(contest.Code)!).ToList();
        return new(
            _clock.GetTimestamp(),
            AgeOf(contests.SelectMany(votes => votes.Uneven).Where(dossier => dossier.State == FormState.Review)),
            AgeOf(contests.SelectMany(votes => votes.Unread)));
    }

    // The oldest in the log's order: one phone whose clock is wrong is not taken for a queue.
    private TimeSpan AgeOf(IEnumerable<Dossier> dossiers) =>
        dossiers.MinBy(dossier => dossier.Form?.Index)?.Form is { } oldest && _clock.GetUtcNow() - oldest.At.Moment is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero;

    private sealed record Waiting(long Looked, TimeSpan Review, TimeSpan Reading);
}
