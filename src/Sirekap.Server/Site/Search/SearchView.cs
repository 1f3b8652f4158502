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
        var found = Enumerable.Range(1, tree.RegionCount - 1).Select(tree.RegionAt)
            .Where(region => region.Name.Contains(query, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        // The whole name first, then names that begin so; within each, provinces before villages, as the tree has them.
        return new(query, found.Length, [.. found.OrderBy(region => Rank(region.Name, query)).Take(Most)]);
    }

    private static int Rank(string name, string query) =>
        name.Equals(query, StringComparison.OrdinalIgnoreCase) ? 0
        : name.StartsWith(query, StringComparison.OrdinalIgnoreCase) ? 1
        : 2;
}
