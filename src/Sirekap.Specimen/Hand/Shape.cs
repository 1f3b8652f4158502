using System.Globalization;

namespace Sirekap.Specimen.Hand;

/// <summary>Strokes in a unit square, y down. Written as points <c>x,y</c>; <c>|</c> lifts the pen; a leading <c>~</c> rounds the corners.</summary>
sealed class Shape
{
    public Shape(string strokes)
    {
        Round = strokes[0] == '~';
        Strokes =
        [
            .. strokes.TrimStart('~').Split('|').Select(stroke => stroke
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(point => point.Split(','))
                .Select(parts => (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture)))
                .ToArray()),
        ];
    }

    public bool Round { get; }

    public (double X, double Y)[][] Strokes { get; }
}
