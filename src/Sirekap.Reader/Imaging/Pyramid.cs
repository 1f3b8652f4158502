using System.Buffers;

namespace Sirekap.Reader.Imaging;

/// <summary>A plane and its halves, each made when it is first asked for, on borrowed memory: dispose of it. For one thread.</summary>
internal sealed class Pyramid(Plane full) : IDisposable
{
    readonly List<Plane> _levels = [full];

    /// <summary>The plane itself.</summary>
    public Plane Full => _levels[0];

    /// <summary>The plane made smaller by two to the power of <paramref name="level"/>.</summary>
    public Plane Level(int level)
    {
        while (_levels.Count <= level)
            _levels.Add(_levels[^1].Halved());
        return _levels[level];
    }

    public void Dispose()
    {
        for (var level = 1; level < _levels.Count; level++)
        {
            // A plane too thin to be halved stands there again.
            if (_levels[level] != _levels[level - 1])
                ArrayPool<byte>.Shared.Return(_levels[level].Pixels);
        }

        _levels.Clear();
    }
}
