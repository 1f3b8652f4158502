namespace Sirekap.Reader.Bubbles;

/// <summary>A column as it was found, and whether it may lie one ring too high or too low.</summary>
/// <param name="Rings">From the top.</param>
/// <param name="Above">The outline of what lies where one more ring would be above the first.</param>
/// <param name="Below">The same below the last.</param>
internal readonly record struct MeasuredColumn(BubbleFill[] Rings, double Above, double Below)
{
    /// <summary>How many rings are not seen.</summary>
    /// <param name="least">From which outline on a ring is seen.</param>
    public int Unseen(double least) => Rings.Count(ring => ring.Outline < least);

    /// <summary>
    /// Whether this cannot be a neighbour's place. A column that lies one ring too low lacks its last ring and has one above the first; too high,
    /// the other way round. A first or last ring that is only painted over is missing too, but nothing lies beyond the other end.
    /// </summary>
    /// <param name="least">From which outline on a ring is seen.</param>
    public bool IsPlaced(double least) => (Rings[^1].Outline >= least || Above < least) && (Rings[0].Outline >= least || Below < least);
}
