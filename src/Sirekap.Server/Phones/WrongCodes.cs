using System.Collections.Concurrent;

namespace Sirekap.Server.Phones;

/// <summary>
/// How many wrong codes an address may try. Right ones are not counted, so that a hall full of officers behind one address can enrol; 64 bits
/// could not be guessed anyway, this keeps the noise down.
/// </summary>
public sealed class WrongCodes(TimeProvider clock)
{
    /// <summary>How many an address may try.</summary>
    public const int Most = 10;

    private const int MostAddresses = 10_000;

    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Count)> _tries = new(StringComparer.Ordinal);

    /// <summary>How long an address that tried too many is kept waiting.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an address must wait; zero where it may try.</summary>
    public TimeSpan WaitOf(string address) =>
        _tries.TryGetValue(address, out var tries) && tries.Count >= Most && tries.Since + Window - clock.GetUtcNow() is { Ticks: > 0 } rest ? rest : TimeSpan.Zero;

    /// <summary>Notes a wrong code.</summary>
    public void Note(string address)
    {
        var now = clock.GetUtcNow();
        if (_tries.Count >= MostAddresses)
        {
            foreach (var (old, tries) in _tries)
            {
                if (tries.Since + Window <= now)
                    _tries.TryRemove(old, out _);
            }
        }

        _tries.AddOrUpdate(address, _ => (now, 1), (_, tries) => tries.Since + Window <= now ? (now, 1) : (tries.Since, tries.Count + 1));
    }
}
