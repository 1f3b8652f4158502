using System.Collections.Immutable;
using System.Globalization;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Site.Search;

/// <summary>What a search by name found.</summary>
/// <param name="Query">What was searched for.</param>
/// <param name="Found">How many regions there are of this name.</param>
/// <param name="Regions">The first of them.</param>
/// <param name="Stations">The stations of the number in the query, in the villages of the name in it.</param>
/// <param name="Suggestions">What may have been meant, where nothing was found.</param>
public sealed record SearchView(string Query, int Found, ImmutableArray<Region> Regions, ImmutableArray<Station> Stations, ImmutableArray<string> Suggestions)
{
    /// <summary>How many are shown.</summary>
    public const int Most = 50;

    /// <summary>How long a name must be to be searched for.</summary>
    public const int Least = 2;

    /// <summary>The words before the number of a station, which name no place.</summary>
    private static readonly string[] _kinds = ["TPS", "KSK", "POS", "NO", "NOMOR"];

    /// <summary>Whether there is something to search for.</summary>
    public bool IsAsked => Query.Length >= Least;

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => Found == 0 && Stations.IsEmpty;

    internal static SearchView Of(string query, SearchIndex index)
    {
        if (query.Length < Least)
            return new(query, 0, [], [], []);
        var words = SearchIndex.WordsOf(query);
        var found = index.Find(words).ToImmutableArray();
        var whole = string.Join(' ', words);
        var stations = StationsOf(words, index);
        // The whole name first, then names that begin so; within each, provinces before villages, as the tree has them.
        return new(
            query,
            found.Length,
            [.. found.OrderBy(region => Rank(index.PlainNameOf(region), whole)).Take(Most)],
            stations,
            found.IsEmpty && stations.IsEmpty ? index.Suggest([.. words.Where(word => !IsNumber(word) && !_kinds.Contains(word))]) : []);
    }

    /// <summary><c>tps 8 jati perumnas</c>, <c>Jati Perumnas 008</c>: a number of at most three digits, and a village.</summary>
    private static ImmutableArray<Station> StationsOf(string[] words, SearchIndex index)
    {
        var places = words.Where(word => !IsNumber(word) && !_kinds.Contains(word)).ToArray();
        if (places.Length == 0 || words.Where(IsNumber).ToArray() is not [var number])
            return [];
        var wanted = int.Parse(number, CultureInfo.InvariantCulture);
        return
        [
            .. index.Find(places).Where(region => region.Level == RegionLevel.Village)
                .SelectMany(village => village.Stations)
                .Where(station => int.TryParse(station.Name.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var own) && own == wanted)
                .Take(Most),
        ];
    }

    private static bool IsNumber(string word) => word.Length <= 3 && word.All(char.IsAsciiDigit);

    private static int Rank(string name, string query) =>
        name == query ? 0
        : name.StartsWith(query, StringComparison.Ordinal) ? 1
        : name.Contains(query, StringComparison.Ordinal) ? 2
        : 3;
}
