using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tests;

/// <summary>What can happen to a photograph before it is read.</summary>
static class Distortions
{
    /// <summary>The photograph turned clockwise by any angle around its middle; the picture grows so that nothing is lost.</summary>
    public static Photo Turned(this Photo photo, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var width = (int)Math.Ceiling(Math.Abs(photo.Width * cos) + Math.Abs(photo.Height * sin) - 1e-6);
        var height = (int)Math.Ceiling(Math.Abs(photo.Width * sin) + Math.Abs(photo.Height * cos) - 1e-6);
        return photo.Mapped(width, height, (x, y) =>
        {
            var (dx, dy) = (x - (width / 2.0), y - (height / 2.0));
            return new((photo.Width / 2.0) + (dx * cos) + (dy * sin), (photo.Height / 2.0) - (dx * sin) + (dy * cos));
        });
    }

    /// <summary>The photograph made larger or smaller.</summary>
    public static Photo Scaled(this Photo photo, double factor)
    {
        // Four by four taps of a smaller picture stand in for the camera's coarser pixels.
        var soft = factor < 0.75 ? photo.Blurred(0.4 / factor) : photo;
        return soft.Mapped((int)(photo.Width * factor), (int)(photo.Height * factor), (x, y) => new(x / factor, y / factor));
    }

    /// <summary>A part of the photograph.</summary>
    public static Photo Cropped(this Photo photo, int left, int top, int width, int height) =>
        photo.Mapped(width, height, (x, y) => new(x + left, y + top));

    /// <summary>Out of focus: Gaussian, in pixels.</summary>
    public static Photo Blurred(this Photo photo, double sigma) =>
        new(Blur(photo.Luma, sigma), photo.Colour is { } colour ? new(Blur(colour.Blue, sigma / 2), Blur(colour.Red, sigma / 2)) : null);

    /// <summary>Any change of brightness by place.</summary>
    public static Photo Relit(this Photo photo, Func<int, int, double, double> light)
    {
        var luma = new Plane(photo.Width, photo.Height);
        for (var index = 0; index < luma.Pixels.Length; index++)
            luma.Pixels[index] = (byte)Math.Clamp(light(index % luma.Width, index / luma.Width, photo.Luma.Pixels[index]), 0, 255);
        return photo with { Luma = luma };
    }

    static Photo Mapped(this Photo photo, int width, int height, Func<double, double, Pixel> from)
    {
        var colour = photo.Colour is null ? null : new Chroma(Half(photo.Colour.Blue), Half(photo.Colour.Red));
        return new(Map(photo.Luma, width, height, from), colour);
        Plane Half(Plane plane) => Map(plane, (width + 1) / 2, (height + 1) / 2, (x, y) => from(x * 2, y * 2) * 0.5);
    }

    /// <summary>Outside of the picture lies a grey desk.</summary>
    static Plane Map(Plane plane, int width, int height, Func<double, double, Pixel> from)
    {
        var result = new Plane(width, height);
        for (var index = 0; index < result.Pixels.Length; index++)
        {
            var at = from((index % width) + 0.5, (index / width) + 0.5);
            var inside = at.X >= 0 && at.Y >= 0 && at.X <= plane.Width && at.Y <= plane.Height;
            result.Pixels[index] = inside ? (byte)Math.Round(plane.At(at.X, at.Y)) : (byte)128;
        }

        return result;
    }

    static Plane Blur(Plane plane, double sigma)
    {
        var reach = (int)Math.Ceiling(sigma * 3);
        var kernel = Enumerable.Range(-reach, (2 * reach) + 1).Select(step => Math.Exp(-step * step / (2 * sigma * sigma))).ToArray();
        var total = kernel.Sum();
        return Convolve(Convolve(plane, 1, 0), 0, 1);

        Plane Convolve(Plane source, int dx, int dy)
        {
            var result = new Plane(source.Width, source.Height);
            for (var index = 0; index < result.Pixels.Length; index++)
            {
                var (x, y) = (index % source.Width, index / source.Width);
                double sum = 0;
                for (var step = -reach; step <= reach; step++)
                    sum += kernel[step + reach] * source[Math.Clamp(x + (step * dx), 0, source.Width - 1), Math.Clamp(y + (step * dy), 0, source.Height - 1)];
                result.Pixels[index] = (byte)Math.Round(sum / total);
            }

            return result;
        }
    }
}
