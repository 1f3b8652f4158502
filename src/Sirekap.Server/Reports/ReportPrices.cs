using System.Net;
using System.Numerics;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Reports;

/// <summary>
/// What a report costs in this hour. Whoever works is never kept out: his price doubles with each doubling of what his address sends, and of what all send together. Waiting costs a
/// machine nothing, so of those who only wait an hour lets a number in. Addresses are never kept: only a hash of each with a salt that lives as long as the hour, and both in memory alone.
/// </summary>
internal sealed class ReportPrices(ReportOptions options, TimeProvider clock)
{
    /// <summary>Browsers' script looks at the first 32 bits of a hash.</summary>
    private const int MostBits = 30;

    private readonly Lock _door = new();
    private readonly Dictionary<UInt128, (int Worked, int Waited)> _addresses = [];
    private byte[] _salt = [];
    private long _hour = -1;
    private int _worked, _waited;

    /// <summary>How many zero bits the next report of an address costs.</summary>
    public int BitsFor(IPAddress? address)
    {
        lock (_door)
        {
            Turn();
            return Price(_addresses.GetValueOrDefault(SenderKey.Of(address, _salt)).Worked);
        }
    }

    /// <summary>Judges a report of an address, and counts nothing: a form that has been sent before raises nobody's price.</summary>
    /// <returns>Null where it may come in, else why not.</returns>
    public ReportOutcome.Refused? Judge(IPAddress? address, ReportEffort effort)
    {
        lock (_door)
        {
            var left = Turn();
            var (worked, waited) = _addresses.GetValueOrDefault(SenderKey.Of(address, _salt));
            if (effort.Bits is not { } bits)
                return Full(waited, left);
            return bits < Price(worked)
                ? new(new("work-dearer", $"Many reports come in within this hour, so this one costs a proof of work of {Price(worked)} bits: send it again when the browser has found it."))
                : null;
        }
    }

    /// <summary>Counts a report of an address that was judged, and whose form has been used up.</summary>
    /// <returns>Null where it may come in, else why not: many that wait may be judged at the same moment. Work that was enough is not asked for again.</returns>
    public ReportOutcome.Refused? Count(IPAddress? address, ReportEffort effort)
    {
        lock (_door)
        {
            var left = Turn();
            var key = SenderKey.Of(address, _salt);
            var (worked, waited) = _addresses.GetValueOrDefault(key);
            if (effort.Bits is not null)
                (_addresses[key], _worked) = ((worked + 1, waited), _worked + 1);
            else if (Full(waited, left) is { } refused)
                return refused;
            else
                (_addresses[key], _waited) = ((worked, waited + 1), _waited + 1);
            return null;
        }
    }

    private ReportOutcome.Refused? Full(int waited, TimeSpan left)
    {
        if (waited >= options.PerAddressWithoutWork)
            return new(new("too-many-reports", "Too many reports without a proof of work come from your network in this hour: send yours again later, or with scripts turned on."), left);
        return _waited >= options.WithoutWork
            ? new(new("too-many-without-work", "Too many reports without a proof of work come in within this hour: send yours again later, or with scripts turned on."), left)
            : null;
    }

    private int Price(int worked) => Math.Min(MostBits, options.WorkBits + Math.Max(Doublings(worked, options.PerAddress), Doublings(_worked, options.Together)));

    /// <summary>0 below a share, 1 from the share on, 2 from twice the share on, 3 from four times.</summary>
    private static int Doublings(int sent, int share) => sent < share ? 0 : 1 + BitOperations.Log2((uint)(sent / Math.Max(1, share)));

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
            (_worked, _waited) = (0, 0);
        }

        return TimeSpan.FromTicks(TimeSpan.TicksPerHour - (now % TimeSpan.TicksPerHour));
    }
}
