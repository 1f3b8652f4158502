using System.Globalization;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Judging;

/// <summary>What a round trip excludes. It never proves a place: an answer may always be slower than the distance needs.</summary>
public static class Distance
{
    /// <summary>Light in fibre goes about 200 km a millisecond, so out and back 100 km.</summary>
    public const double KilometresPerMillisecond = 100;

    private const double EarthRadius = 6371;

    /// <summary>How far away the machine can be at most, in kilometres.</summary>
    public static double Most(RoundTrip trip) => trip.Milliseconds * KilometresPerMillisecond;

    /// <summary>Whether all of a country lies farther away than the round trip allows. A country that is not in the table is never excluded.</summary>
    public static bool Excludes(RoundTrip trip, string country) =>
        CountryBox.Find(country) is { } box && Least(trip, box) > Most(trip);

    /// <summary>The vantage and the bound, as <c>Jakarta, 310 km</c>.</summary>
    public static string InWords(RoundTrip trip) => string.Create(CultureInfo.InvariantCulture, $"{trip.Vantage}, {Math.Ceiling(Most(trip)):0} km");

    /// <summary>A distance that no point of the box is nearer than: the edges are walked in quarter degrees, and half such a step is given away.</summary>
    private static double Least(RoundTrip from, CountryBox box)
    {
        const double step = 0.25, slack = 20;
        if (box.Contains(from.Latitude, from.Longitude))
            return 0;
        var least = double.MaxValue;
        for (var latitude = box.South; latitude < box.North + step; latitude += step)
            least = Math.Min(least, Math.Min(Kilometres(from, Math.Min(latitude, box.North), box.West), Kilometres(from, Math.Min(latitude, box.North), box.East)));
        for (var longitude = box.West; longitude < box.East + step; longitude += step)
            least = Math.Min(least, Math.Min(Kilometres(from, box.South, Math.Min(longitude, box.East)), Kilometres(from, box.North, Math.Min(longitude, box.East))));
        return least - slack;
    }

    private static double Kilometres(RoundTrip from, double latitude, double longitude)
    {
        double Half(double one, double other) => Math.Pow(Math.Sin(Radians(other - one) / 2), 2);
        var chord = Half(from.Latitude, latitude) + (Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(latitude)) * Half(from.Longitude, longitude));
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(Math.Min(1, chord)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
