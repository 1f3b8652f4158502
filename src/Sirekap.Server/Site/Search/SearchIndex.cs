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
    /// <summary>How many words of a query are looked for: no place needs more, and each costs a look at all names.</summary>
    public const int MostWords = 6;

    private const int MostSuggestions = 6;

    /// <summary>The bit of a region with a word in its own name, above those of the words.</summary>
    private const byte Own = 1 << MostWords;

    private readonly RegionTree _tree;
    private readonly string[] _words;
    private readonly int[][] _regions;
    private readonly string[] _names;
    private long _touched;

    public SearchIndex(RegionTree tree)
    {
        _tree = tree;
        _names = new string[tree.RegionCount];
        var regions = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var index = 0; index < tree.RegionCount; index++)
        {
            var name = tree.RegionAt(index).Name;
            var words = WordsOf(name);
            var plain = string.Join(' ', words);
            // Most names are written so already: one text serves both.
            _names[index] = plain == name ? name : plain;
            // The name of the nation stands above all others: nobody looks for it.
            foreach (var word in index == 0 ? [] : words.Distinct(StringComparer.Ordinal))
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

    /// <summary>How many words and regions all searches have looked at: what a query may cost is bounded by this, and a test holds it.</summary>
    public long Touched => Interlocked.Read(ref _touched);

    /// <summary>A region's name as names are compared.</summary>
    public string PlainNameOf(Region region) => _names[region.Index];

    /// <summary>
    /// The regions in whose name one of the words stands, and in whose own or higher names all others do; in tree order.
    /// Only the first <see cref="MostWords"/> different words are looked for.
    /// </summary>
    public IEnumerable<Region> Find(string[] words)
    {
        words = Kept(words);
        if (words.Length == 0)
            return [];
        var cover = Cover(words);
        var all = AllOf(words);
        return Enumerable.Range(0, cover.Length).Where(index => cover[index] == (all | Own)).Select(_tree.RegionAt);
    }

    /// <summary>What may have been meant: the query with each unknown word replaced by a known one of nearly the same letters, the commonest first.</summary>
    public ImmutableArray<string> Suggest(string[] words)
    {
        words = Kept(words);
        var unknown = Array.FindIndex(words, word => PlacesOf(word).Count == 0);
        if (unknown < 0)
            return [];
        // The other words stay as they are: where they all stand is found once, and each candidate only looks up whether it is there.
        var reaches = Reaches([.. words.Where((_, place) => place != unknown)]);
        var allowed = words[unknown].Length < 6 ? 1 : 2;
        var near = new List<(string Word, int Place, int Distance)>();
        for (var place = 0; place < _words.Length; place++)
        {
            if (Spelling.Distance(words[unknown], _words[place], allowed) is var distance && distance <= allowed)
                near.Add((_words[place], place, distance));
        }

        Touch(_words.Length);
        return
        [
            .. near.OrderBy(one => one.Distance).ThenByDescending(one => _regions[one.Place].Length).ThenBy(one => one.Word, StringComparer.Ordinal)
                .Take(4 * MostSuggestions)
                .Where(one => Touch(_regions[one.Place]).Any(region => reaches[region]))
                .Take(MostSuggestions)
                .Select(one => string.Join(' ', words.Select((word, place) => place == unknown ? one.Word : word))),
        ];
    }

    private static string[] Kept(string[] words) => [.. words.Distinct(StringComparer.Ordinal).Take(MostWords)];

    private static byte AllOf(string[] words) => (byte)((1 << words.Length) - 1);

    /// <summary>Of each region: a bit for each word that stands in its own or a higher name, and <see cref="Own"/> where one stands in its own.</summary>
    private byte[] Cover(string[] words)
    {
        var cover = new byte[_tree.RegionCount];
        for (var word = 0; word < words.Length; word++)
        {
            foreach (var place in PlacesOf(words[word]))
            {
                foreach (var region in Touch(_regions[place]))
                    cover[region] |= (byte)((1 << word) | Own);
            }
        }

        // Parents stand before their children.
        for (var index = 1; index < cover.Length; index++)
            cover[index] |= (byte)(cover[_tree.RegionAt(index).Parent!.Value.Index] & ~Own);
        Touch(cover.Length);
        return cover;
    }

    /// <summary>Of each region: whether all words stand in its own or higher names, or in those of a region below it.</summary>
    private bool[] Reaches(string[] words)
    {
        var (cover, all) = (Cover(words), AllOf(words));
        var reaches = new bool[cover.Length];
        for (var index = cover.Length - 1; index > 0; index--)
        {
            reaches[index] |= (cover[index] & all) == all;
            reaches[_tree.RegionAt(index).Parent!.Value.Index] |= reaches[index];
        }

        Touch(cover.Length);
        return reaches;
    }

    /// <summary>The places of the known words in which a part stands.</summary>
    private List<int> PlacesOf(string part)
    {
        var found = new List<int>();
        for (var place = 0; place < _words.Length; place++)
        {
            // One letter is in nearly all words: it must be one.
            if (part.Length == 1 ? _words[place] == part : _words[place].Contains(part, StringComparison.Ordinal))
                found.Add(place);
        }

        Touch(_words.Length);
        return found;
    }

    private int[] Touch(int[] regions)
    {
        Touch(regions.Length);
        return regions;
    }

    private void Touch(int many) => Interlocked.Add(ref _touched, many);

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
