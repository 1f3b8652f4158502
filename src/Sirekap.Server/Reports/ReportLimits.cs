using System.Net;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Reports;

/// <summary>
/// How many reports an hour lets in. Addresses are never kept: only a hash of each with a salt that lives as long as the hour, and both in
/// memory alone.
/// </summary>
internal sealed class ReportLimits(ReportOptions options, TimeProvider clock)
{
    private readonly Lock _door = new();
    private readonly Dictionary<UInt128, (int Worked, int Waited)> _addresses = [];
    private readonly Dictionary<string, int> _stations = new(StringComparer.Ordinal);
    private byte[] _salt = [];
    private long _hour = -1;
    private int _waited, _logged;

    /// <summary>Counts a report of an address.</summary>
    /// <returns>Null where it may come in, else how long to wait.</returns>
    public TimeSpan? Ask(IPAddress? address, ReportEffort effort)
    {
        lock (_door)
        {
            var left = Turn();
            var key = SenderKey.Of(address, _salt);
            var (worked, waited) = _addresses.GetValueOrDefault(key);
            if (effort == ReportEffort.Work ? worked >= options.PerAddress : waited >= options.PerAddressWithoutWork || _waited >= options.WithoutWork)
                return left;
            _addresses[key] = effort == ReportEffort.Work ? (worked + 1, waited) : (worked, waited + 1);
            if (effort == ReportEffort.Waiting)
                _waited++;
            return null;
        }
    }

    /// <summary>Whether the log takes one more report about a station in this hour, which is then counted.</summary>
    public bool TryLog(string station)
    {
        lock (_door)
        {
            Turn();
            var logged = _stations.GetValueOrDefault(station);
            if (logged >= options.LoggedPerStation || _logged >= options.Logged)
                return false;
            _stations[station] = logged + 1;
            _logged++;
            return true;
        }
    }

    /// <summary>Begins a new hour if it is time.</summary>
    /// <returns>How long this hour lasts still.</returns>
    private TimeSpan Turn()
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (now / TimeSpan.TicksPerHour is var hour && hour != _hour)
        {
            _hour = hour;
            _salt = SenderKey.Salt();
            _addresses.Clear();
            _stations.Clear();
            (_waited, _logged) = (0, 0);
        }

        return TimeSpan.FromTicks(TimeSpan.TicksPerHour - (now % TimeSpan.TicksPerHour));
    }
}
