namespace Sirekap.Import.Maps;

/// <summary>The spot in a ring that is farthest from its edge, sought on a grid, and how far that is.</summary>
internal readonly record struct Middle(Spot At, double Room)
{
    private const int Steps = 24;

    public static Middle Of(IReadOnlyList<Spot> ring)
    {
        var (left, right) = (ring.Min(spot => spot.X), ring.Max(spot => spot.X));
        var (top, bottom) = (ring.Min(spot => spot.Y), ring.Max(spot => spot.Y));
        var best = new Middle(new((left + right) / 2, (top + bottom) / 2), 0);
        for (var row = 1; row < Steps; row++)
        {
            for (var column = 1; column < Steps; column++)
            {
                var spot = new Spot(left + ((right - left) * column / Steps), top + ((bottom - top) * row / Steps));
                if (IsInside(ring, spot) && RoomAt(ring, spot) is var room && room > best.Room)
                    best = new(spot, room);
            }
        }

        return best;
    }

    /// <summary>Moves spots apart until none is nearer to another than a distance, each as little as may be.</summary>
    public static Spot[] Spread(IReadOnlyList<Spot> spots, double distance)
    {
        var now = spots.ToArray();
        for (var round = 0; round < 400; round++)
        {
            var moved = false;
            for (var one = 0; one < now.Length; one++)
            {
                for (var other = one + 1; other < now.Length; other++)
                {
                    var (x, y) = (now[other].X - now[one].X, now[other].Y - now[one].Y);
                    var apart = double.Hypot(x, y);
                    if (apart >= distance)
                        continue;
                    // A hair more than needed, so that rounding to whole steps does not bring them too near again.
                    var push = (distance - apart + 1.5) / 2;
                    var (alongX, alongY) = apart < 0.001 ? (1, 0) : (x / apart, y / apart);
                    now[one] = new(now[one].X - (alongX * push), now[one].Y - (alongY * push));
                    now[other] = new(now[other].X + (alongX * push), now[other].Y + (alongY * push));
                    moved = true;
                }
            }

            if (!moved)
                break;
        }

        return now;
    }

    private static double RoomAt(IReadOnlyList<Spot> ring, Spot spot) =>
        Enumerable.Range(0, ring.Count).Min(place => Outline.Distance(spot, ring[place], ring[(place + 1) % ring.Count]));

    private static bool IsInside(IReadOnlyList<Spot> ring, Spot spot)
    {
        var inside = false;
        for (int place = 0, last = ring.Count - 1; place < ring.Count; last = place++)
        {
            var (a, b) = (ring[place], ring[last]);
            if (a.Y > spot.Y != b.Y > spot.Y && spot.X < ((b.X - a.X) * (spot.Y - a.Y) / (b.Y - a.Y)) + a.X)
                inside = !inside;
        }

        return inside;
    }
}
