using Sirekap.Election.Contests;
using Sirekap.Election.Counting;
using Sirekap.Election.Regions;
using Sirekap.Server.OpenData;

namespace Sirekap.Cli.Verification.Published;

/// <summary>
/// Which published files are compared: nation, provinces, all regions and stations of which the log says anything, the totals of
/// all regions as one table; and of the untouched rest a sample, or everything.
/// </summary>
/// <param name="Photos">Where photographs are served.</param>
/// <param name="All">Whether to take everything.</param>
/// <param name="AtMost">How many touched regions, and how many touched stations, to take at most; null takes all.</param>
/// <param name="Sample">How many untouched regions and stations to take of each contest.</param>
/// <param name="Seed">Which ones.</param>
internal sealed record PublishedList(PhotoLinks Photos, bool All, int? AtMost, int Sample, int Seed)
{
    public IEnumerable<PublishedFile> Of(Count count) =>
        PublishedFile.OfElection(count, Photos).Concat(count.Definition.Contests.SelectMany(contest => Of(count, contest)));

    private IEnumerable<PublishedFile> Of(Count count, Contest contest)
    {
        var (tree, votes) = (count.Definition.Regions, count.Contest(contest.Code)!);
        var (regions, stations) = All ? Everything(tree) : Touched(tree, votes);
        return regions.Select(tree.RegionAt).SelectMany(region => PublishedFile.Of(contest, region))
            .Concat(stations.Select(tree.StationAt).SelectMany(station => PublishedFile.Of(contest, station, Photos)));
    }

    private static (IEnumerable<int> Regions, IEnumerable<int> Stations) Everything(RegionTree tree) =>
        (Enumerable.Range(0, tree.RegionCount), Enumerable.Range(0, tree.StationCount));

    private (IEnumerable<int> Regions, IEnumerable<int> Stations) Touched(RegionTree tree, ContestCount votes)
    {
        var dice = new Random(Seed);
        var upper = tree.Nation.Children.Append(tree.Nation).Select(region => region.Index);
        var regions = new SortedSet<int>();
        regions.UnionWith(Enumerable.Range(0, tree.RegionCount).Where(index => votes.RecapOf(tree.RegionAt(index)) is not null));
        var stations = new SortedSet<int>();
        foreach (var dossier in votes.Dossiers)
        {
            stations.Add(dossier.Station.Ordinal);
            var village = dossier.Station.Village;
            regions.UnionWith(village.Ancestors.Append(village).Select(region => region.Index));
        }

        (regions, stations) = (Fewer(regions, dice), Fewer(stations, dice));
        regions.UnionWith(upper);
        for (var taken = 0; taken < Sample; taken++)
        {
            regions.Add(dice.Next(tree.RegionCount));
            stations.Add(dice.Next(tree.StationCount));
        }

        return (regions, stations);
    }

    private SortedSet<int> Fewer(SortedSet<int> touched, Random dice)
    {
        if (AtMost is not { } most || touched.Count <= most)
            return touched;
        int[] all = [.. touched];
        dice.Shuffle(all);
        return [.. all[..most]];
    }
}
