using System.Diagnostics.Metrics;

namespace Sirekap.Storage;

/// <summary>What a writer tells those who watch it.</summary>
sealed class AppendMeter : IDisposable
{
    readonly TimeProvider _time;
    readonly Meter _meter;
    readonly Counter<long> _appends;
    readonly Histogram<double> _answers, _commits;

    public AppendMeter(IMeterFactory? meters, TimeProvider time, Func<long> entries)
    {
        _time = time;
        _meter = StorageMeter.Make(meters);
        _appends = _meter.CreateCounter<long>("sirekap.log.appends", "{entry}", "Entries that were sent to this server, by what became of them: stored, known or refused.");
        _answers = _meter.CreateSeconds("sirekap.log.append.duration", "From the moment an entry is sent until its sender is answered.");
        _commits = _meter.CreateSeconds("sirekap.log.commit.duration", "How long the database took to make a group of entries durable.");
        _meter.CreateObservableGauge("sirekap.log.entries", entries, "{entry}", "Durable entries of the log that this server knows of.");
    }

    public long Now => _time.GetTimestamp();

    public void Answered(AppendOutcome outcome, long since)
    {
        var result = outcome switch
        {
            AppendOutcome.Stored => "stored",
            AppendOutcome.Known => "known",
            _ => "refused",
        };
        _appends.Add(1, new KeyValuePair<string, object?>("result", result));
        _answers.Record(_time.GetElapsedTime(since).TotalSeconds);
    }

    public void Committed(long since) => _commits.Record(_time.GetElapsedTime(since).TotalSeconds);

    public void Dispose() => _meter.Dispose();
}
