using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Tests.Registration;

public class FrameScoreTests
{
    static readonly Box[] s_row = [new(20, 20, 24, 28), new(44, 20, 24, 28)];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, -3)]
    [InlineData(-5, 5)]
    public void A_row_of_frames_is_found_wherever_it_lies_within_reach(int dx, int dy)
    {
        using var patch = PagePatch.Sample(Printed(dx, dy), Flat, new(0, 0, 90, 70), 0.5);
        using var lines = new LineSums(patch, new LineInk(Print: 1, Line: 0.6));
        Assert.Equal((dx, dy), FrameScore.BestShift(lines, s_row, reach: 5));
    }

    /// <summary>Two pixels a millimetre.</summary>
    static PageMap Flat => new(Homography.Affine([2, 0, 0], [0, 2, 0]), DisplacementField.None);

    static Plane Printed(int dx, int dy)
    {
        var plane = new Plane(200, 160, [.. Enumerable.Repeat((byte)220, 200 * 160)]);
        foreach (var box in s_row)
        {
            for (var y = 2 * (int)(box.Y + dy); y < 2 * (int)(box.Bottom + dy); y++)
            {
                for (var x = 2 * (int)(box.X + dx); x < 2 * (int)(box.Right + dx); x++)
                {
                    var isInside = x >= 2 * (box.X + dx + 1) && x < 2 * (box.Right + dx - 1) && y >= 2 * (box.Y + dy + 1) && y < 2 * (box.Bottom + dy - 1);
                    plane.Pixels[(y * 200) + x] = isInside ? (byte)220 : (byte)20;
                }
            }
        }

        return plane;
    }
}
