using System.Globalization;

namespace Sirekap.Cli.Rehearsal;

/// <summary>
/// When the forms of an election come in: a line from point to point of what was seen, its last point taken for the end, for in a rehearsal every form arrives.
/// </summary>
internal sealed class ArrivalCurve
{
    private readonly (double Hours, double Share)[] _points;

    private ArrivalCurve((double Hours, double Share)[] points) => _points = points;

    /// <summary>Reads lines of <c>hours,share,source</c> under a heading: hours since voting ended and the share of all forms that is in, both rising.</summary>
    /// <exception cref="InvalidDataException">A line has another shape, or falls back behind the one before.</exception>
    public static ArrivalCurve Read(IEnumerable<string> lines)
    {
        var points = lines.Skip(1).Select(Point).ToArray();
        for (var place = 1; place < points.Length; place++)
        {
            if (points[place].Hours <= points[place - 1].Hours || points[place].Share <= points[place - 1].Share)
                throw new InvalidDataException($"Line {place + 2} of the arrival curve does not lie after the one before it: hours and shares must rise.");
        }

        return points.Length >= 2 ? new(points) : throw new InvalidDataException("The arrival curve needs two points at least: a beginning and an end.");
    }

    /// <summary>When a form comes, as a share of the whole time.</summary>
    /// <param name="form">Which one, from 0.</param>
    /// <param name="of">How many there are.</param>
    public double TimeOf(long form, long of)
    {
        // Rounding must not lead behind the last point.
        var share = Math.Min(_points[^1].Share, _points[0].Share + ((_points[^1].Share - _points[0].Share) * form / of));
        var after = Array.FindIndex(_points, 1, point => point.Share >= share);
        var (from, to) = (_points[after - 1], _points[after]);
        var hours = from.Hours + ((to.Hours - from.Hours) * (share - from.Share) / (to.Share - from.Share));
        return (hours - _points[0].Hours) / (_points[^1].Hours - _points[0].Hours);
    }

    private static (double Hours, double Share) Point(string line) =>
        line.Split(',', 3) is [var hours, var share, _]
        && double.TryParse(hours, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var at)
        && double.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part)
            ? (at, part)
            : throw new InvalidDataException($"\"{line}\" is no point of an arrival curve: it takes hours, the share that is in, and the source.");
}
