using System.Globalization;
using System.Text;

namespace Sirekap.Import.Maps;

/// <summary>One map: the areas directly below one region, in a box of 1000 steps at most.</summary>
internal static class Sheet
{
    private const double Side = 1000, Margin = 6;

    /// <summary>The narrowest width in pixels at which the site draws a map, and the side of the least target of WCAG 2.2.</summary>
    private const double NarrowestPixels = 640, LeastTarget = 24;

    private const double StepsOfTarget = LeastTarget * Side / NarrowestPixels;

    /// <summary>Appends the rows of a sheet.</summary>
    /// <param name="rows">Where to.</param>
    /// <param name="code">The region above.</param>
    /// <param name="areas">The areas.</param>
    /// <param name="topo">The arcs.</param>
    /// <param name="tolerance">How far a line may be off, in steps.</param>
    /// <param name="least">Islands below this are left out, in square steps; the largest of each area stays.</param>
    public static void Append(StringBuilder rows, string code, IReadOnlyList<TopoArea> areas, TopoFile topo, double tolerance, double least)
    {
        var arcs = areas.SelectMany(area => area.Rings).SelectMany(ring => ring).Select(arc => arc < 0 ? ~arc : arc).Distinct().ToArray();
        var spots = arcs.SelectMany(arc => topo.Arcs[arc]).ToArray();
        var (west, north) = (spots.Min(spot => spot.X), spots.Max(spot => spot.Y));
        var (wide, high) = (spots.Max(spot => spot.X) - west, north - spots.Min(spot => spot.Y));
        var scale = (Side - (2 * Margin)) / Math.Max(wide, high * 1.25);
        var lines = arcs.ToDictionary(
            arc => arc,
            arc => Outline.Simplify([.. topo.Arcs[arc].Select(spot => new Spot(((spot.X - west) * scale) + Margin, ((north - spot.Y) * scale) + Margin))], tolerance));

        var drawn = areas.Select(area => Draw(area, lines, least)).ToArray();
        var tiny = drawn.Where(area => area.IsTiny).ToArray();
        var places = Middle.Spread([.. tiny.Select(area => area.Middle.At)], StepsOfTarget);
        var dots = tiny.Zip(places).ToDictionary(pair => pair.First.Code, pair => pair.Second, StringComparer.Ordinal);

        rows.Append(CultureInfo.InvariantCulture, $"{code},,{Math.Round((wide * scale) + (2 * Margin))},{Math.Round((high * scale) + (2 * Margin))},,\n");
        foreach (var area in drawn)
        {
            var isDot = dots.TryGetValue(area.Code, out var dot);
            var at = isDot ? dot : area.Middle.At;
            rows.Append(CultureInfo.InvariantCulture, $"{code},{area.Code},{Math.Round(at.X)},{Math.Round(at.Y)},{(isDot ? "dot" : "")},{area.Path}\n");
        }
    }

    private static Drawn Draw(TopoArea area, Dictionary<int, Spot[]> lines, double least)
    {
        var rings = area.Rings.Select(ring => TopoFile.Walk(ring, arc => lines[arc])).OrderByDescending(Outline.Area).ToArray();
        var path = new StringBuilder();
        var pen = (0, 0);
        foreach (var ring in rings.Where((ring, place) => place == 0 || Outline.Area(ring) / 2 >= least))
            Outline.Append(path, ring, ref pen);
        var middle = Middle.Of(rings[0]);
        // Too small to hit: less ground than the least target, or nowhere half as wide.
        return new(area.Code, path.ToString(), middle, Outline.Area(rings[0]) / 2 < StepsOfTarget * StepsOfTarget || middle.Room < StepsOfTarget / 4);
    }

    private sealed record Drawn(string Code, string Path, Middle Middle, bool IsTiny);
}
