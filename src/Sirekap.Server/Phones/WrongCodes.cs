using System.Net;
using System.Runtime.InteropServices;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Phones;

/// <summary>
/// How many wrong codes an address may try in ten minutes. Only a wrong code is ever held up: behind one address of a mobile network there may
/// be a whole regency of officers. Nobody guesses 64 bits anyway; this keeps the noise down. Addresses are never kept, only hashes of them.
/// </summary>
public sealed class WrongCodes(TimeProvider clock)
{
    /// <summary>How many an address may try.</summary>
    public const int Most = 10;

    /// <summary>How many addresses are counted at most; where there are more, the others are not held up.</summary>
    public const int MostAddresses = 10_000;

    private readonly Lock _door = new();
    private readonly Dictionary<UInt128, int> _tries = [];
    private byte[] _salt = [];
    private long _window = -1;

    /// <summary>After this time all are forgiven.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Counts a wrong code.</summary>
    /// <param name="address">Where it came from.</param>
    /// <returns>Null where the address had some left, else how long it waits.</returns>
    public TimeSpan? Note(IPAddress? address)
    {
        lock (_door)
        {
            var left = Turn();
            var key = SenderKey.Of(address, _salt);
            if (_tries.Count >= MostAddresses && !_tries.ContainsKey(key))
                return null;
            ref var tries = ref CollectionsMarshal.GetValueRefOrAddDefault(_tries, key, out _);
            if (tries >= Most)
                return left;
            tries++;
            return null;
        }
    }

    /// <summary>Begins a new window if it is time.</summary>
    /// <returns>How long this one lasts still.</returns>
    private TimeSpan Turn()
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (now / Window.Ticks is var window && window != _window)
        {
            _window = window;
            _salt = SenderKey.Salt();
            _tries.Clear();
        }

        return TimeSpan.FromTicks(Window.Ticks - (now % Window.Ticks));
    }
}
