using System.Globalization;
using System.Text;
using Sirekap.Storage;

namespace Sirekap.Mirror;

/// <summary>When a mirror had taken in its newest checkpoint, by its own clock; kept, so that a new start does not make it newer.</summary>
internal sealed class TakenTime
{
    private const string Name = "mirror/taken";

    private readonly ISettings _settings;
    private readonly TimeProvider _clock;
    private (long Size, DateTimeOffset At)? _taken;

    private TakenTime(ISettings settings, TimeProvider clock) => (_settings, _clock) = (settings, clock);

    /// <summary>Reads what was kept.</summary>
    public static async Task<TakenTime> OpenAsync(ISettings settings, TimeProvider clock, CancellationToken cancellation)
    {
        var kept = await settings.FindAsync(Name, cancellation) is { } bytes ? Encoding.ASCII.GetString(bytes).Split(' ') : [];
        return new(settings, clock)
        {
            _taken = kept is [var size, var at]
                ? (long.Parse(size, CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)))
                : null,
        };
    }

    /// <summary>When the checkpoint of this size was taken in; null where that was not kept.</summary>
    public DateTimeOffset? Of(long size) => _taken is { } taken && taken.Size == size ? taken.At : null;

    /// <summary>The checkpoint of this size has been taken in now.</summary>
    public async Task SetAsync(long size, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        _taken = (size, now);
        await _settings.SetAsync(Name, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{size} {now.ToUnixTimeSeconds()}")), cancellation);
    }
}
