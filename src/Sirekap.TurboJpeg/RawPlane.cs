using System.Buffers;
using Sirekap.Reader.Imaging;

namespace Sirekap.TurboJpeg;

/// <summary>
/// A plane as TurboJPEG writes it: brightness filled up to whole groups of the sampling, colour at the size in which the JPEG has it. Where that is
/// the photograph's own size it is the photograph's own plane; else it is borrowed and copied over at the end.
/// </summary>
/// <param name="target">The photograph's plane; null where a grey picture has none.</param>
/// <param name="width">Pixels in a row as they are written.</param>
/// <param name="height">Rows as they are written.</param>
/// <param name="stepX">1 where every pixel is kept, 2 where every second is.</param>
/// <param name="stepY">The same for rows.</param>
internal sealed class RawPlane(Plane? target, int width, int height, int stepX, int stepY) : IDisposable
{
    readonly byte[]? _borrowed = target is null || (target.Width == width && target.Height == height) ? null : ArrayPool<byte>.Shared.Rent(width * height);

    public int Width => width;

    public int Height => height;

    /// <summary>Where to write; at least width × height bytes, or none for a plane that is not there.</summary>
    public byte[] Pixels => _borrowed ?? target?.Pixels ?? [];

    /// <summary>Copies what was written into the photograph, where that is another place.</summary>
    public void Deliver()
    {
        if (_borrowed is null || target is null)
            return;
        for (var row = 0; row < target.Height; row++)
        {
            var from = _borrowed.AsSpan(row * stepY * width, width);
            var to = target.Pixels.AsSpan(row * target.Width, target.Width);
            if (stepX == 1)
            {
                from[..to.Length].CopyTo(to);
                continue;
            }

            for (var column = 0; column < to.Length; column++)
                to[column] = from[column * stepX];
        }
    }

    public void Dispose()
    {
        if (_borrowed is not null)
            ArrayPool<byte>.Shared.Return(_borrowed);
    }
}
