using Sirekap.Reader.Imaging;

namespace Sirekap.Server.Reports;

/// <summary>Makes a photograph smaller by whole-number means over areas, so that every machine makes the same of it. A page of a form stays readable, as halving would not leave it.</summary>
internal static class SmallerPicture
{
    /// <summary>The photograph with exactly so many pixels on its longer side; one that is no larger stays as it is.</summary>
    public static Photo Within(Photo photo, int longest)
    {
        var side = Math.Max(photo.Width, photo.Height);
        if (side <= longest)
            return photo;
        var (width, height) = (Scaled(photo.Width), Scaled(photo.Height));
        return new(To(photo.Luma, width, height), photo.Colour is { } colour ? new(Half(colour.Blue), Half(colour.Red)) : null);

        int Scaled(int length) => Math.Max(1, (int)(((2L * length * longest) + side) / (2L * side)));
        Plane Half(Plane plane) => To(plane, (width + 1) / 2, (height + 1) / 2);
    }

    private static Plane To(Plane plane, int width, int height)
    {
        var (narrow, small) = (new Plane(width, plane.Height), new Plane(width, height));
        for (var row = 0; row < plane.Height; row++)
            Shrink(plane.Pixels.AsSpan(row * plane.Width), 1, plane.Width, narrow.Pixels.AsSpan(row * width), width);
        for (var column = 0; column < width; column++)
            Shrink(narrow.Pixels.AsSpan(column), width, plane.Height, small.Pixels.AsSpan(column), height);
        return small;
    }

    /// <summary>Makes a line of pixels shorter; places are counted in parts of a pixel of the line, as many as the result has pixels. Both lines have the same step.</summary>
    private static void Shrink(ReadOnlySpan<byte> line, int step, int length, Span<byte> shorter, int parts)
    {
        for (var target = 0; target < parts; target++)
        {
            var (from, to, sum) = (target * length, (target + 1) * length, 0);
            for (var at = from / parts; at * parts < to; at++)
                sum += line[at * step] * (Math.Min((at + 1) * parts, to) - Math.Max(at * parts, from));
            shorter[target * step] = (byte)((sum + (length / 2)) / length);
        }
    }
}
