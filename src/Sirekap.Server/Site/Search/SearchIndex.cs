using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Site.Search;

/// <summary>
/// The names of all regions by their words, made once: a search looks at the thirty thousand different words and not at the ninety thousand names.
/// Words are compared without capitals, accents and punctuation.
/// </summary>
internal sealed class SearchIndex
{
    private const int MostSuggestions = 6;

    private readonly RegionTree _tree;
    private readonly string[] _words;
    private readonly int[][] _regions;

    public SearchIndex(RegionTree tree)
    {
        _tree = tree;
        var regions = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var index = 1; index < tree.RegionCount; index++)
        {
            foreach (var word in WordsOf(tree.RegionAt(index).Name).Distinct(StringComparer.Ordinal))
            {
                if (!regions.TryGetValue(word, out var list))
                    regions.Add(word, list = []);
                list.Add(index);
            }
        }

        _words = [.. regions.Keys.Order(StringComparer.Ordinal)];
        _regions = [.. _words.Select(word => regions[word].ToArray())];
    }

    /// <summary>The words of a text as they are compared.</summary>
    public static string[] WordsOf(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Decomposed(text))
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(char.ToUpperInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter != '\'')
                plain.Append(' ');
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The regions in whose name one of the words stands, and in whose own or higher names all others do; in tree order.</summary>
    public IEnumerable<Region> Find(string[] words)
    {
        if (words.Length == 0)
            return [];
        var hits = words.Select(RegionsWith).ToArray();
        var found = new SortedSet<int>(hits.SelectMany(hit => hit));
        return found.Where(index => IsMeant(_tree.RegionAt(index), hits)).Select(_tree.RegionAt);
    }

    /// <summary>What may have been meant: the query with each unknown word replaced by a known one of nearly the same letters, the commonest first.</summary>
    public ImmutableArray<string> Suggest(string[] words)
    {
        var unknown = Array.FindIndex(words, word => RegionsWith(word).Count == 0);
        if (unknown < 0)
            return [];
        var allowed = words[unknown].Length < 6 ? 1 : 2;
        var near = new List<(string Word, int Place, int Distance)>();
        for (var place = 0; place < _words.Length; place++)
        {
            if (Spelling.Distance(words[unknown], _words[place], allowed) is var distance && distance <= allowed)
                near.Add((_words[place], place, distance));
        }

        return
        [
            .. near.OrderBy(one => one.Distance).ThenByDescending(one => _regions[one.Place].Length).ThenBy(one => one.Word, StringComparer.Ordinal)
                .Take(4 * MostSuggestions)
                .Select(one => string.Join(' ', words.Select((word, place) => place == unknown ? one.Word : word)))
                .Where(query => Find(WordsOf(query)).Any())
                .Take(MostSuggestions),
        ];
    }

    private HashSet<int> RegionsWith(string part)
    {
        var found = new HashSet<int>();
        for (var place = 0; place < _words.Length; place++)
        {
            // One letter is in nearly all words: it must be one.
            if (part.Length == 1 ? _words[place] == part : _words[place].Contains(part, StringComparison.Ordinal))
                found.UnionWith(_regions[place]);
        }

        return found;
    }

    private static bool IsMeant(Region region, HashSet<int>[] hits) =>
        hits.All(hit => hit.Contains(region.Index) || region.Ancestors.Any(above => hit.Contains(above.Index)));

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair, as only a hand-made query has.
            return "";
        }
    }
}
