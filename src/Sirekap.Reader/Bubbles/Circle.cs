namespace Sirekap.Reader.Bubbles;

/// <summary>Even directions around a circle.</summary>
internal static class Circle
{
    public static (double Cos, double Sin)[] Directions(int points) =>
        [.. Enumerable.Range(0, points).Select(point => ExactMath.CosSin(point * Math.Tau / points))];
}
