using Microsoft.Extensions.Caching.Memory;

namespace Sirekap.Server.OpenData;

/// <summary>
/// What was made of one version of something that changes, kept until there is another version. What is asked for often while the versions change fast is made
/// at most once a second: in between everybody gets the last one, which names the version that it is of.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
internal sealed class VersionShelf<T>(long mostBytes, TimeProvider clock) : IDisposable
    where T : class
{
    /// <summary>From so many questions a second on, a thing is popular.</summary>
    private const int Often = 20;

    private static readonly TimeSpan MostAge = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = mostBytes });

    /// <summary>What is kept under a name and may be given now without asking for the version; null where that must be asked.</summary>
    public T? FindPopular(object name) =>
        _kept.TryGetValue(name, out Kept? kept) && kept!.MayStand(clock.GetElapsedTime(kept.Made)) ? kept.Answer : null;

    /// <summary>What is kept under a name for a version; null for nothing. The caller then makes it, and <see cref="Keep"/>s it.</summary>
    public T? Find(object name, object version) => _kept.TryGetValue(name, out Kept? kept) && kept!.Version.Equals(version) ? kept.Answer : null;

    /// <summary>What is kept under a name of whatever version, for when nothing newer can be made; null for nothing.</summary>
    public T? FindAny(object name) => _kept.TryGetValue(name, out Kept? kept) ? kept!.Answer : null;

    /// <summary>What was made under a name from what was there at some moment or later, of whatever version: whoever has waited since then need not make it again. Null for nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="since">The moment, as <see cref="Now"/> gave it.</param>
    public T? FindSince(object name, long since) => _kept.TryGetValue(name, out Kept? kept) && kept!.Read >= since ? kept.Answer : null;

    /// <summary>This moment.</summary>
    public long Now => clock.GetTimestamp();

    /// <summary>Keeps what was made.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">The version that it is of.</param>
    /// <param name="answer">What was made.</param>
    /// <param name="weight">About how many bytes it takes.</param>
    /// <param name="read">A moment before the version was looked up, as <see cref="Now"/> gave it; null where nobody waits.</param>
    public T Keep(object name, object version, T answer, long weight, long? read = null)
    {
        var wasPopular = _kept.TryGetValue(name, out Kept? before) && before!.IsPopular(clock.GetElapsedTime(before.Made));
        _kept.Set(name, new Kept(version, answer, clock.GetTimestamp(), read ?? long.MinValue, wasPopular), new MemoryCacheEntryOptions { Size = weight });
        return answer;
    }

    public void Dispose() => _kept.Dispose();

    private sealed class Kept(object version, T answer, long made, long read, bool wasPopular)
    {
        private int _asked;
        private int _isBeingMade;

        public object Version => version;

        public T Answer => answer;

        public long Made => made;

        public long Read => read;

        /// <summary>Counts a question, and says whether the answer may be given without asking for the version. Of those that find it too old one makes it anew; the others need not wait.</summary>
        public bool MayStand(TimeSpan age)
        {
            Interlocked.Increment(ref _asked);
            if (!IsPopular(age))
                return false;
            return age < MostAge || (age < 2 * MostAge && Interlocked.Exchange(ref _isBeingMade, 1) == 1);
        }

        public bool IsPopular(TimeSpan age) => (wasPopular && age < MostAge) || Volatile.Read(ref _asked) > Often * Math.Max(1, age.TotalSeconds);
    }
}
