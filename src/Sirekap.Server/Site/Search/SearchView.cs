using System.Collections.Immutable;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Site.Search;

/// <summary>What a search by name found.</summary>
/// <param name="Query">What was searched for.</param>
/// <param name="Found">How many regions there are of this name.</param>
/// <param name="Regions">The first of them.</param>
public sealed record SearchView(string Query, int Found, ImmutableArray<Region> Regions)
{
    /// <summary>How many are shown.</summary>
    public const int Most = 50;

    /// <summary>How long a name must be to be searched for.</summary>
    public const int Least = 2;

    /// <summary>Whether there is something to search for.</summary>
    public bool IsAsked => Query.Length >= Least;

    internal static SearchView Of(string query, RegionTree tree)
    {
        if (query.Length < Least)
            return new(query, 0, []);
        var words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Enumerable.Range(1, tree.RegionCount - 1).Select(tree.RegionAt)
            .Where(region => Has(region, query) || (words.Length > 1 && IsMeantBy(region, words))).ToImmutableArray();
        // The whole name first, then names that begin so; within each, provinces before villages, as the tree has them.
        return new(query, found.Length, [.. found.OrderBy(region => Rank(region.Name, query)).Take(Most)]);
    }

    private static int Rank(string name, string query) =>
        name.Equals(query, StringComparison.OrdinalIgnoreCase) ? 0
        : name.StartsWith(query, StringComparison.OrdinalIgnoreCase) ? 1
        : name.Contains(query, StringComparison.OrdinalIgnoreCase) ? 2
        : 3;

    /// <summary>Whether one word is of the region itself and every other of it or of a region above: <c>jati ternate</c>.</summary>
    private static bool IsMeantBy(Region region, string[] words) =>
        words.Any(word => Has(region, word))
        && words.All(word => Has(region, word) || region.Ancestors.Any(above => Has(above, word)));

    private static bool Has(Region region, string part) => region.Name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
