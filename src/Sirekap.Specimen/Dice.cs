namespace Sirekap.Specimen;

/// <summary>A small generator of chance (SplitMix64): the same seed gives the same specimen on every machine.</summary>
sealed class Dice(ulong seed)
{
    ulong _state = seed;

    /// <summary>Dice for a part of the work, so that a change in one part does not shift the chances of another.</summary>
    public static Dice For(ulong seed, ulong part) => new(new Dice(unchecked(seed + (part * 0x9E3779B97F4A7C15))).Next());

    public ulong Next()
    {
        // Wrapping is what the generator is made of.
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>From 0 up to, without, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + ((high - low) * Unit());

    public int Below(int count) => (int)(Unit() * count);

    public bool Chance(double share) => Unit() < share;

    /// <summary>About normal around 0: the sum of three uniform parts, never beyond three deviations.</summary>
    public double Bell(double deviation) => (Unit() + Unit() + Unit() - 1.5) * 2 * deviation;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];
}
