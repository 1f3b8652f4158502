using Sirekap.Election.Regions;

namespace Sirekap.Cli.Demo;

/// <summary>One station of the demonstration.</summary>
/// <param name="Station">The station.</param>
/// <param name="Scenario">What happens to it.</param>
/// <param name="Seed">Chooses its figures, hands and photographs.</param>
internal sealed record DemoStation(Station Station, Scenario Scenario, ulong Seed);

/// <summary>
/// Which stations take part: the real one of Jati Perumnas with its neighbours in Kota Ternate Selatan, and Miangas, the
/// northernmost island, whose district has three stations and can be recapitulated whole, and the Marore islands, whose six stations are settled
/// and wait for their plenary.
/// </summary>
internal static class DemoScript
{
    /// <summary>The station whose real photographs ship with the program.</summary>
    public const string RealStation = "8271021022008";

    /// <summary>The district whose recapitulation is closed.</summary>
    public const string ClosedDistrict = "710413";

    /// <summary>The district whose forms are all settled, and whose plenary waits for the people at the desk.</summary>
    public const string ReadyDistrict = "710325";

    /// <summary>The regency above <see cref="ReadyDistrict"/>.</summary>
    public const string ReadyRegency = "7103";

    /// <summary>The regency of the real station, where the demonstration's reviewer and witness work.</summary>
    public const string Regency = "8271";

    private static readonly string[] Villages = ["8271021022", "8271021007", "8271021010", "8271021025", "8271021002"];

    private static readonly Dictionary<string, Scenario> Special = new(StringComparer.Ordinal)
    {
        [RealStation] = Scenario.Real,
        ["8271021022002"] = Scenario.WrongOnPaper,
        ["8271021022003"] = Scenario.Blurred,
        ["8271021022005"] = Scenario.MissingPage,
        ["8271021022006"] = Scenario.WrongStation,
        ["8271021007002"] = Scenario.Mistyped,
        ["8271021007004"] = Scenario.MistypedDecided,
        ["8271021007006"] = Scenario.PicturesOnTheWay,
        ["8271021010002"] = Scenario.WrongOnPaperDecided,
        ["8271021010004"] = Scenario.BlurredUnreadable,
        ["8271021025003"] = Scenario.Disputed,
        ["8271021025006"] = Scenario.Overwritten,
        ["7103252001002"] = Scenario.WrongOnPaperDecided,
        ["7103252002001"] = Scenario.Disputed,
    };

    /// <summary>The district of a station whose forms are all settled; null where the demonstration leaves forms in review.</summary>
    public static string? SettledDistrictOf(Station station) => station.District?.Code is ClosedDistrict or ReadyDistrict ? station.District?.Code : null;

    /// <summary>The stations: the real one first, and last those who send pictures that others have sent before.</summary>
    public static IReadOnlyList<DemoStation> Stations(RegionTree tree) => Villages.Append(ClosedDistrict).Append(ReadyDistrict)
        .SelectMany(code => tree.FindRegion(code)!.Value.Stations)
        .Select(station => new DemoStation(station, Special.GetValueOrDefault(station.Code, Scenario.InOrder), (ulong)station.Ordinal))
        .OrderBy(station => station.Scenario switch { Scenario.Real => 0, Scenario.WrongStation => 2, _ => 1 })
        .ToList();
}
