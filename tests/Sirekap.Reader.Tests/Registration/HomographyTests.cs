using CsCheck;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Registration;

namespace Sirekap.Reader.Tests.Registration;

public class HomographyTests
{
    static readonly Gen<Pixel> s_shake = Gen.Select(Gen.Double[-20, 20], Gen.Double[-20, 20], (x, y) => new Pixel(x, y));

    static readonly Gen<Quad> s_quad = Gen.Select(s_shake, s_shake, s_shake, s_shake, Gen.Double[0, 3000], Gen.Double[50, 2000]).Select(
        (a, b, c, d, at, size) =>
        {
            var square = Quad.FromRectangle(at, at / 2, size + 60, size + 60);
            return new Quad(square.TopLeft + a, square.TopRight + b, square.BottomRight + c, square.BottomLeft + d);
        });

    [Fact]
    public void The_corners_of_a_square_map_onto_any_quad() => s_quad.Sample(quad =>
    {
        var map = Homography.OfSquare(100, quad)!.Value;
        AssertNear(quad.TopLeft, map.Map(0, 0));
        AssertNear(quad.TopRight, map.Map(100, 0));
        AssertNear(quad.BottomRight, map.Map(100, 100));
        AssertNear(quad.BottomLeft, map.Map(0, 100));
    });

    [Fact]
    public void Straight_lines_stay_straight() => s_quad.Sample(quad =>
    {
        var map = Homography.OfSquare(1, quad)!.Value;
        var (a, b, c) = (map.Map(0.1, 0.2), map.Map(0.5, 0.4), map.Map(0.9, 0.6));
        var cross = ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
        Assert.Equal(0, cross / a.DistanceTo(c), 1e-6);
    });

    [Fact]
    public void Many_exact_points_give_the_map_back() => s_quad.Sample(quad =>
    {
        var map = Homography.OfSquare(1, quad)!.Value;
        Pixel[] from = [new(0, 0), new(1, 0), new(1, 1), new(0, 1), new(0.3, 0.4), new(0.8, 0.1)];
        Pixel[] to = [.. from.Select(point => map.Map(point.X, point.Y))];
        var fitted = Homography.Fit(from, to, [1, 2, 3, 4, 5, 6])!.Value;
        AssertNear(map.Map(0.7, 0.6), fitted.Map(0.7, 0.6));
    });

    [Fact]
    public void Points_on_one_line_determine_nothing() =>
        Assert.Null(Homography.Fit([new(0, 0), new(1, 1), new(2, 2), new(3, 3)], [new(0, 0), new(1, 0), new(2, 0), new(3, 0)], [1, 1, 1, 1]));

    static void AssertNear(Pixel expected, Pixel actual) => Assert.True(expected.DistanceTo(actual) < 1e-5, $"{actual} is not {expected}.");
}
