using System.Text.Json;

namespace Sirekap.Import.Maps;

/// <summary>A place on the earth, or on a sheet.</summary>
internal readonly record struct Spot(double X, double Y);

/// <summary>One area: the outlines of its polygons, each a row of arcs; an arc below zero is walked backwards (TopoJSON).</summary>
internal sealed record TopoArea(string Code, List<int[]> Rings);

/// <summary>A TopoJSON file: arcs that neighbours share, so that simplifying them never opens a gap.</summary>
internal sealed class TopoFile
{
    private TopoFile(List<Spot[]> arcs, Dictionary<string, List<TopoArea>> objects) => (Arcs, Objects) = (arcs, objects);

    /// <summary>The arcs in degrees, longitude and latitude.</summary>
    public List<Spot[]> Arcs { get; }

    /// <summary>The areas of each collection by the collection's name.</summary>
    public Dictionary<string, List<TopoArea>> Objects { get; }

    /// <summary>Reads a file.</summary>
    public static TopoFile Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var transform = json.RootElement.GetProperty("transform");
        var (scale, shift) = (Pair(transform.GetProperty("scale")), Pair(transform.GetProperty("translate")));
        return new(
            [.. json.RootElement.GetProperty("arcs").EnumerateArray().Select(arc => Decode(arc, scale, shift))],
            json.RootElement.GetProperty("objects").EnumerateObject().ToDictionary(
                one => one.Name, one => one.Value.GetProperty("geometries").EnumerateArray().Select(Area).ToList(), StringComparer.Ordinal));
    }

    /// <summary>The spots of a ring, from arcs as given.</summary>
    public static List<Spot> Walk(IEnumerable<int> ring, Func<int, Spot[]> arcs)
    {
        var spots = new List<Spot>();
        foreach (var arc in ring)
        {
            var row = arcs(arc < 0 ? ~arc : arc).AsEnumerable();
            spots.AddRange((arc < 0 ? row.Reverse() : row).Skip(spots.Count == 0 ? 0 : 1));
        }

        return spots;
    }

    private static Spot[] Decode(JsonElement arc, Spot scale, Spot shift)
    {
        var (x, y) = (0, 0);
        return [.. arc.EnumerateArray().Select(step =>
        {
            (x, y) = (x + step[0].GetInt32(), y + step[1].GetInt32());
            return new Spot((x * scale.X) + shift.X, (y * scale.Y) + shift.Y);
        })];
    }

    private static TopoArea Area(JsonElement geometry)
    {
        var arcs = geometry.GetProperty("arcs").EnumerateArray();
        var rings = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => arcs,
            "MultiPolygon" => arcs.SelectMany(polygon => polygon.EnumerateArray()),
            var other => throw new InvalidDataException($"The map has a geometry \"{other}\". Give polygons alone."),
        };
        return new(
            geometry.GetProperty("properties").GetProperty("kode").GetString()!,
            [.. rings.Select(ring => ring.EnumerateArray().Select(arc => arc.GetInt32()).ToArray())]);
    }

    private static Spot Pair(JsonElement pair) => new(pair[0].GetDouble(), pair[1].GetDouble());
}
