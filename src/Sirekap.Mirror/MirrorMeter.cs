using System.Diagnostics.Metrics;
using Sirekap.Server.Metrics;
using Sirekap.Server.Site;

namespace Sirekap.Mirror;

/// <summary>What a mirror tells those who watch it.</summary>
internal sealed class MirrorMeter : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _looks, _forks;
    private readonly TimeProvider _clock;
    private long? _agreedAt;

    public MirrorMeter(MeterHouse meters, MirroredLog log, NamedFiles files, TimeProvider clock)
    {
        _clock = clock;
        _meter = meters.Create(new MeterOptions("Sirekap.Mirror"));
        _looks = _meter.CreateCounter<long>("sirekap.mirror.looks", "{look}", "Looks at the origin, by how the two stood after it: agrees, silent, forked.");
        _forks = _meter.CreateCounter<long>("sirekap.mirror.forks", "{checkpoint}", "Checkpoints that the log signed and that exclude what is held: refused, and kept as evidence.");
        _meter.CreateObservableGauge("sirekap.mirror.entries", () => log.IsEmpty ? 0 : log.Latest.Size, "{entry}", "Entries under the served checkpoint.");
        _meter.CreateObservableGauge("sirekap.mirror.behind", () => Math.Max(0, (log.Mirror?.Size ?? 0) - (log.IsEmpty ? 0 : log.Latest.Size)), "{entry}", "Entries that the origin has shown and that are not served here yet.");
        _meter.CreateObservableGauge("sirekap.mirror.agreed.age", Ages, "s", "How long ago origin and mirror last agreed.");
        _meter.CreateObservableGauge("sirekap.mirror.forked", () => log.Mirror?.State == MirrorState.Forked ? 1 : 0, description: "1 when the log was ever seen to sign two histories.");
        _meter.CreateObservableGauge("sirekap.mirror.pictures.missing", () => files.MissingPictures, "{picture}", "Pictures that the log names and that are not here yet.");
    }

    /// <summary>A look has ended.</summary>
    public void Looked(MirrorState state)
    {
        _looks.Add(1, new KeyValuePair<string, object?>("state", state.ToString().ToLowerInvariant()));
        if (state == MirrorState.Agrees)
            _agreedAt = _clock.GetTimestamp();
    }

    /// <summary>A second history was refused.</summary>
    public void Refused() => _forks.Add(1);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Ages() => _agreedAt is { } at ? [new(_clock.GetElapsedTime(at).TotalSeconds)] : [];
}
