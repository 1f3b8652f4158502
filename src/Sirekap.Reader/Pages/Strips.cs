using Sirekap.Election.Readings;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;

namespace Sirekap.Reader.Pages;

/// <summary>Cuts the strips of handwriting that stand beside figures.</summary>
public static class Strips
{
    const int Quality = 90;

    /// <summary>Cuts one part out of a picture; for several parts decode once and use the other overload.</summary>
    /// <param name="jpeg">The picture, as a rule the masked public copy.</param>
    /// <param name="area">What to cut; parts outside the picture are left away.</param>
    /// <param name="turn">By how many quarters the paper lies turned clockwise (<see cref="PaperTurn"/>): the part is turned back.</param>
    /// <exception cref="ArgumentException">The bytes are not a JPEG that can be decoded, or the area lies outside the picture.</exception>
    public static byte[] Cut(ReadOnlyMemory<byte> jpeg, PixelBox area, int turn = 0)
    {
        if (ManagedJpegDecoder.Open(jpeg, out var photo) is { } refusal)
            throw new ArgumentException($"The picture cannot be decoded ({refusal.Code()}).", nameof(jpeg));
        return Cut(photo!, area, turn);
    }

    /// <summary>Cuts one part out of a decoded picture.</summary>
    /// <exception cref="ArgumentException">The area lies outside the picture.</exception>
    public static byte[] Cut(Photo photo, PixelBox area, int turn = 0)
    {
        // Even edges, so that the half-size colour is cut at the same place.
        var (left, top) = (Math.Max(0, area.X) & ~1, Math.Max(0, area.Y) & ~1);
        var (right, bottom) = (Math.Min(photo.Width, area.X + area.Width), Math.Min(photo.Height, area.Y + area.Height));
        if (right <= left || bottom <= top)
            throw new ArgumentException($"The area {area} lies outside a picture of {photo.Width} × {photo.Height} pixels.", nameof(area));
        var (width, height) = (right - left, bottom - top);
        var colour = photo.Colour is null ? null : new Chroma(Half(photo.Colour.Blue), Half(photo.Colour.Red));
        return JpegWriter.Write(new Photo(TurnedBack(Part(photo.Luma, left, top, width, height), turn), colour), Quality);
        Plane Half(Plane plane) => TurnedBack(Part(plane, left / 2, top / 2, (width + 1) / 2, (height + 1) / 2), turn);
    }

    static Plane Part(Plane plane, int left, int top, int width, int height)
    {
        var part = new Plane(width, height);
        for (var row = 0; row < height; row++)
            plane.Pixels.AsSpan(((top + row) * plane.Width) + left, width).CopyTo(part.Pixels.AsSpan(row * width));
        return part;
    }

    /// <summary>The plane turned counter-clockwise by quarters.</summary>
    static Plane TurnedBack(Plane plane, int quarters)
    {
        if ((quarters & 3) == 0)
            return plane;
        var (right, foot) = (plane.Width - 1, plane.Height - 1);
        var upright = (quarters & 1) == 0 ? new Plane(plane.Width, plane.Height) : new Plane(plane.Height, plane.Width);
        for (var row = 0; row < upright.Height; row++)
        {
            for (var column = 0; column < upright.Width; column++)
            {
                upright.Pixels[(row * upright.Width) + column] = (quarters & 3) switch
                {
                    1 => plane[right - row, column],
                    2 => plane[right - column, foot - row],
                    _ => plane[row, foot - column],
                };
            }
        }

        return upright;
    }
}
