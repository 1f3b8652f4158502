using System.Globalization;
using System.Text;

namespace Sirekap.Import.Maps;

/// <summary>Lines made simpler and written short.</summary>
internal static class Outline
{
    /// <summary>Leaves out what lies nearer than a distance to the straight way (Douglas and Peucker). Both ends stay.</summary>
    public static Spot[] Simplify(Spot[] line, double tolerance)
    {
        var keep = new bool[line.Length];
        keep[0] = keep[^1] = true;
        Split(line, 0, line.Length - 1, tolerance, keep);
        return [.. line.Where((_, place) => keep[place])];
    }

    /// <summary>Twice the area of a ring, always positive.</summary>
    public static double Area(IReadOnlyList<Spot> ring) =>
        Math.Abs(Enumerable.Range(0, ring.Count).Sum(place => (ring[place].X * ring[(place + 1) % ring.Count].Y) - (ring[(place + 1) % ring.Count].X * ring[place].Y)));

    /// <summary>Appends a ring as a path of SVG in whole steps; false where less than a triangle is left of it.</summary>
    public static bool Append(StringBuilder path, IReadOnlyList<Spot> ring, ref (int X, int Y) pen)
    {
        var spots = ring.Select(spot => (X: (int)Math.Round(spot.X), Y: (int)Math.Round(spot.Y))).ToList();
        spots = [.. spots.Where((spot, place) => place == 0 || spot != spots[place - 1])];
        if (spots.Count > 1 && spots[^1] == spots[0])
            spots.RemoveAt(spots.Count - 1);
        if (spots.Count < 3)
            return false;
        path.Append('m').Append(Step(spots[0].X - pen.X, spots[0].Y - pen.Y, first: true));
        // After "z" the pen stands where the ring began.
        pen = spots[0];
        for (var place = 1; place < spots.Count; place++)
            path.Append(Step(spots[place].X - spots[place - 1].X, spots[place].Y - spots[place - 1].Y, first: false));
        path.Append('z');
        return true;
    }

    /// <summary>A step; a minus parts numbers as well as a blank does.</summary>
    private static string Step(int x, int y, bool first) =>
        string.Create(CultureInfo.InvariantCulture, $"{(first || x < 0 ? "" : " ")}{x}{(y < 0 ? "" : " ")}{y}");

    private static void Split(Spot[] line, int from, int to, double tolerance, bool[] keep)
    {
        var (farthest, distance) = (-1, tolerance);
        for (var place = from + 1; place < to; place++)
        {
            if (Distance(line[place], line[from], line[to]) is var here && here > distance)
                (farthest, distance) = (place, here);
        }

        if (farthest < 0)
            return;
        keep[farthest] = true;
        Split(line, from, farthest, tolerance, keep);
        Split(line, farthest, to, tolerance, keep);
    }

    /// <summary>From a spot to a stretch between two others.</summary>
    internal static double Distance(Spot spot, Spot from, Spot to)
    {
        var (x, y) = (to.X - from.X, to.Y - from.Y);
        var length = (x * x) + (y * y);
        var part = length == 0 ? 0 : Math.Clamp((((spot.X - from.X) * x) + ((spot.Y - from.Y) * y)) / length, 0, 1);
        return double.Hypot(spot.X - from.X - (part * x), spot.Y - from.Y - (part * y));
    }
}
