namespace Sirekap.Residency.Judging;

/// <summary>
/// A box that holds all of a country, rounded outwards to tenths of a degree: what is farther than the box is farther than the country.
/// Indonesia's neighbours and the countries where its sites are usually served from.
/// </summary>
/// <param name="South">Southern latitude in degrees.</param>
/// <param name="West">Western longitude.</param>
/// <param name="North">Northern latitude.</param>
/// <param name="East">Eastern longitude.</param>
readonly record struct CountryBox(double South, double West, double North, double East)
{
    private static readonly Dictionary<string, CountryBox> s_boxes = new(StringComparer.Ordinal)
    {
        ["ID"] = new(-11.1, 94.9, 6.2, 141.1),
        ["SG"] = new(1.1, 103.5, 1.5, 104.5),
        ["MY"] = new(0.8, 99.5, 7.5, 119.4),
        ["BN"] = new(4.0, 114.0, 5.2, 115.5),
        ["TH"] = new(5.5, 97.3, 20.6, 105.8),
        ["VN"] = new(7.0, 102.1, 23.5, 117.0),
        ["PH"] = new(4.2, 114.0, 21.3, 126.7),
        ["TL"] = new(-9.6, 124.0, -8.0, 127.4),
        ["PG"] = new(-12.2, 140.8, -0.7, 160.0),
        ["HK"] = new(22.1, 113.8, 22.6, 114.5),
        ["CN"] = new(3.4, 73.4, 53.7, 135.2),
        ["TW"] = new(10.3, 114.3, 26.5, 122.2),
        ["JP"] = new(20.2, 122.8, 45.7, 154.1),
        ["KR"] = new(32.9, 124.5, 38.7, 132.0),
        ["IN"] = new(6.6, 68.0, 35.6, 97.5),
        ["DE"] = new(47.2, 5.8, 55.2, 15.1),
        ["GB"] = new(49.8, -14.0, 61.0, 1.9),
        ["IE"] = new(51.2, -11.0, 55.5, -5.3),
        ["NL"] = new(50.7, 3.3, 53.7, 7.3),
    };

    public static CountryBox? Find(string country) => s_boxes.TryGetValue(country, out var box) ? box : null;

    public bool Contains(double latitude, double longitude) => latitude >= South && latitude <= North && longitude >= West && longitude <= East;
}
