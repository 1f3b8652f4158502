using System.Diagnostics.CodeAnalysis;

namespace Sirekap.Reader.Imaging;

/// <summary>
/// Keeps the planes of a few photographs that are done with, so that the next ones of the same size need no new memory. Safe for many threads.
/// </summary>
internal sealed class PhotoPool
{
    /// <summary>Pixels of brightness in all: two photographs of a good phone. What is kept is memory that others cannot have.</summary>
    const int MostPixels = 25_000_000;

    readonly Lock _lock = new();
    readonly List<Photo> _kept = [];

    /// <summary>A photograph of a size with any pixels in it, if there is one.</summary>
    public bool TryTake(int width, int height, bool hasColour, [NotNullWhen(true)] out Photo? photo)
    {
        lock (_lock)
        {
            var place = _kept.FindIndex(kept => kept.Width == width && kept.Height == height && kept.Colour is not null == hasColour);
            photo = place < 0 ? null : _kept[place];
            if (photo is null)
                return false;
            _kept.RemoveAt(place);
            return true;
        }
    }

    /// <summary>Gives a photograph back; nobody may hold it any more. The oldest make room.</summary>
    public void Return(Photo photo)
    {
        lock (_lock)
        {
            _kept.Add(photo);
            while (_kept.Sum(kept => kept.Luma.Pixels.Length) > MostPixels)
                _kept.RemoveAt(0);
        }
    }
}
