using Sirekap.Election.Contests;
using Sirekap.Election.Regions;

namespace Sirekap.Cli.Rehearsal;

/// <summary>
/// The papers of all stations of a region. Those of a whole province add up to its official result exactly. The same seed gives the same papers.
/// </summary>
/// <param name="contest">The contest.</param>
/// <param name="official">The official results of the provinces.</param>
/// <param name="mishaps">How often what goes wrong.</param>
/// <param name="seed">Chooses everything that is invented.</param>
internal sealed class RehearsalPlan(Contest contest, IEnumerable<OfficialResult> official, MishapRates mishaps, int seed)
{
    private readonly Dictionary<string, OfficialResult> _official = official.ToDictionary(result => result.Province, StringComparer.Ordinal);

    /// <summary>The provinces that a region is part of, or consists of.</summary>
    public static IEnumerable<Region> Provinces(Region region) => region.Level == RegionLevel.Nation
        ? region.Children
        : [region.Ancestors.Prepend(region).First(above => above.Level == RegionLevel.Province)];

    /// <summary>The official result of a province.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public OfficialResult ResultOf(Region province) => _official.GetValueOrDefault(province.Code)
        ?? throw new InvalidDataException($"There is no official result of the province {province.Code} ({province.Name.Trim()}): add its line to the file of results.");

    /// <summary>The stations of a region in tree order, province by province.</summary>
    public IEnumerable<RehearsedStation> Stations(Region region) => Provinces(region).SelectMany(Papers).Where(station => region.Contains(station.Station));

    /// <summary>Puts things into an order that follows from the seed.</summary>
    public void Shuffle(int[] order) => new Random(seed).Shuffle(order);

    private IEnumerable<RehearsedStation> Papers(Region province)
    {
        var dice = new Random(DiceOf(province));
        var totals = ResultOf(province).Votes;
        var sizes = Apportionment.Divide(totals.Sum(), [.. province.Stations.Select(_ => 0.6 + (0.7 * dice.NextDouble()))]);
        return province.Stations.Zip(Apportionment.Spread(totals, sizes, dice))
            .Select(pair => new RehearsedStation(pair.First, RehearsedFigures.Around(contest, pair.Second, dice), mishaps.Throw(dice)));
    }

    /// <summary>Papers of a province do not depend on which others are played.</summary>
    private int DiceOf(Region province) => unchecked((seed * 397) ^ province.Index);
}
