namespace Sirekap.Election.Readings;

/// <summary>
/// Finds earlier pages with nearly the same handwriting among millions: two fingerprints are compared only where they share one of their sixteen
/// bands exactly, which near ones almost always do (of pairs that differ in 16 bits, 1 in 1,000 is missed; in 32 bits, 1 in 7; in 40, 1 in 3).
/// Keep one for each page of each form. Not safe for writing from several threads.
/// </summary>
/// <typeparam name="T">What a fingerprint belongs to, such as a station's code.</typeparam>
public sealed class FingerprintIndex<T>
    where T : notnull
{
    const int Bands = 16;

    readonly List<(Fingerprint Fingerprint, T Owner)> _pages = [];
    readonly Dictionary<(int Band, ushort Bits), List<int>> _bands = [];

    /// <summary>How many fingerprints are in it.</summary>
    public int Count => _pages.Count;

    /// <summary>The earliest page with nearly the same handwriting (<see cref="Fingerprint.LooksLike"/>) that belongs to somebody else; null where there is none.</summary>
    public (T Owner, int Distance)? Find(Fingerprint fingerprint, T owner)
    {
        var found = int.MaxValue;
        for (var band = 0; band < Bands; band++)
        {
            if (!_bands.TryGetValue((band, fingerprint.Band(band)), out var pages))
                continue;
            // Pages stand in the order of arrival: the first that fits is the earliest of its band.
            foreach (var page in pages)
            {
                if (page >= found)
                    break;
                if (!_pages[page].Owner.Equals(owner) && _pages[page].Fingerprint.LooksLike(fingerprint))
                    found = page;
            }
        }

        return found == int.MaxValue ? null : (_pages[found].Owner, _pages[found].Fingerprint.DistanceFrom(fingerprint));
    }

    /// <summary>Takes a page in.</summary>
    public void Add(Fingerprint fingerprint, T owner)
    {
        for (var band = 0; band < Bands; band++)
        {
            var key = (band, fingerprint.Band(band));
            if (!_bands.TryGetValue(key, out var pages))
                _bands.Add(key, pages = []);
            pages.Add(_pages.Count);
        }

        _pages.Add((fingerprint, owner));
    }
}
