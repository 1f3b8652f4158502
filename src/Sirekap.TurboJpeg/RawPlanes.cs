using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;

namespace Sirekap.TurboJpeg;

/// <summary>
/// The planes as TurboJPEG writes them: brightness filled up to whole groups of the sampling, colour at the size in which the JPEG has it.
/// </summary>
internal readonly struct RawPlanes
{
    readonly int _stepX;
    readonly int _stepY;

    /// <summary>Makes room for a picture.</summary>
    public RawPlanes(JpegHeader header)
    {
        var (across, down) = (header.SamplingX, header.SamplingY);
        var (width, height) = (Up(header.Width, across), Up(header.Height, down));
        Luma = new(width, height);
        if (header.Components == 1)
            return;
        (Blue, Red) = (new(width / across, height / down), new(width / across, height / down));
        (_stepX, _stepY) = (2 / across, 2 / down);
    }

    public Plane Luma { get; }

    public Plane? Blue { get; }

    public Plane? Red { get; }

    /// <summary>The photograph: brightness cut to its size, of colour that comes at full size every second pixel.</summary>
    public Photo ToPhoto(JpegHeader header)
    {
        var (width, height) = ((header.Width + 1) / 2, (header.Height + 1) / 2);
        return new(
            Pick(Luma, header.Width, header.Height, 1, 1),
            Blue is null ? null : new(Pick(Blue, width, height, _stepX, _stepY), Pick(Red!, width, height, _stepX, _stepY)));
    }

    static int Up(int pixels, int factor) => (pixels + factor - 1) / factor * factor;

    static Plane Pick(Plane plane, int width, int height, int stepX, int stepY)
    {
        if (plane.Width == width && plane.Height == height)
            return plane;
        var picked = new Plane(width, height);
        for (var row = 0; row < height; row++)
        {
            var from = plane.Pixels.AsSpan(row * stepY * plane.Width, plane.Width);
            var to = picked.Pixels.AsSpan(row * width, width);
            if (stepX == 1)
            {
                from[..width].CopyTo(to);
                continue;
            }

            for (var column = 0; column < width; column++)
                to[column] = from[column * stepX];
        }

        return picked;
    }
}
