using CsCheck;
using Sirekap.Reader.Imaging;

namespace Sirekap.Reader.Tests.Imaging;

public class DarkPixelsTests
{
    [Fact]
    public void A_pixel_is_dark_below_thirteen_sixteenths_of_the_mean_around_it() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 20], Gen.Int[1, 25], Gen.Int).Sample(
            (width, height, radius, seed) =>
            {
                var plane = Noise(width, height, seed);
                var marks = new byte[width * height];
                DarkPixels.Find(plane, radius, marks);
                for (var place = 0; place < marks.Length; place++)
                    Assert.Equal(IsDark(plane, place % width, place / width, radius) ? 1 : 0, marks[place]);
            },
            iter: 60);

    [Fact]
    public void Blobs_are_the_dark_pixels_that_hang_together() => Gen.Select(Gen.Int[1, 40], Gen.Int[1, 30], Gen.Int).Sample(
        (width, height, seed) =>
        {
            var marks = Noise(width, height, seed).Pixels.Select(light => (byte)(light < 110 ? 1 : 0)).ToArray();
            var expected = Flood(marks, width).OrderBy(blob => blob).ToList();
            var blobs = Blob.FindAll(marks, width, least: 1).Select(blob => (blob.Left, blob.Top, blob.Right, blob.Bottom, blob.Area)).OrderBy(blob => blob);
            Assert.Equal(expected, blobs);
        },
        iter: 60);

    static Plane Noise(int width, int height, int seed)
    {
        var plane = new Plane(width, height);
        new Random(seed).NextBytes(plane.Pixels);
        return plane;
    }

    static bool IsDark(Plane plane, int x, int y, int radius)
    {
        long sum = 0, count = 0;
        for (var row = Math.Max(0, y - radius); row <= Math.Min(plane.Height - 1, y + radius); row++)
        {
            for (var column = Math.Max(0, x - radius); column <= Math.Min(plane.Width - 1, x + radius); column++)
                (sum, count) = (sum + plane[column, row], count + 1);
        }

        return plane[x, y] * 16 * count < sum * 13;
    }

    static IEnumerable<(int Left, int Top, int Right, int Bottom, int Area)> Flood(byte[] marks, int width)
    {
        var left = marks.ToArray();
        for (var start = 0; start < left.Length; start++)
        {
            if (left[start] == 0)
                continue;
            var found = new List<(int X, int Y)>();
            var queue = new Stack<(int X, int Y)>([(start % width, start / width)]);
            while (queue.TryPop(out var at))
            {
                if (at.X < 0 || at.Y < 0 || at.X >= width || at.Y >= left.Length / width || left[(at.Y * width) + at.X] == 0)
                    continue;
                left[(at.Y * width) + at.X] = 0;
                found.Add(at);
                foreach (var (dx, dy) in (ReadOnlySpan<(int, int)>)[(1, 0), (-1, 0), (0, 1), (0, -1)])
                    queue.Push((at.X + dx, at.Y + dy));
            }

            yield return (found.Min(p => p.X), found.Min(p => p.Y), found.Max(p => p.X) + 1, found.Max(p => p.Y) + 1, found.Count);
        }
    }
}
