using Sirekap.Reader.Imaging;

namespace Sirekap.TrainingBoxes;

/// <summary>
/// A box with its surroundings, as the training program takes it: two planes (brightness, red) of 72 × 72 bytes, the printed frame's outer
/// edge at 10 and 62 (tools/train-digits/digits/canvas.py).
/// </summary>
static class BoxCanvas
{
    const int Side = 72, FrameFrom = 10, FrameSide = 52;

    /// <summary>Bytes in a canvas.</summary>
    public const int Length = 2 * Side * Side;

    /// <summary>Cuts a box out of a photograph.</summary>
    public static void Cut(Photo photo, Quad frame, Span<byte> canvas)
    {
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                var (luma, red) = Mean(photo, frame, column, row);
                canvas[(row * Side) + column] = (byte)Math.Round(luma);
                canvas[(Side * Side) + (row * Side) + column] = (byte)Math.Round(red);
            }
        }
    }

    /// <summary>Large boxes are averaged over several places a pixel, so that none is left out.</summary>
    static (double Luma, double Red) Mean(Photo photo, Quad frame, int column, int row)
    {
        var taps = Math.Max(1, (int)Math.Ceiling(frame.Side / FrameSide));
        var (luma, red) = (0.0, 0.0);
        for (var tap = 0; tap < taps * taps; tap++)
        {
            var at = frame.At(Share(column, tap % taps), Share(row, tap / taps));
            var brightness = photo.Luma.At(at.X, at.Y);
            luma += brightness;
            red += photo.RedAt(at.X, at.Y, brightness);
        }

        return (luma / taps / taps, red / taps / taps);

        double Share(int place, int tap) => (place - FrameFrom + ((tap + 0.5) / taps)) / FrameSide;
    }
}
