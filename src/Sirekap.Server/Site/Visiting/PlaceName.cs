using System.Globalization;

namespace Sirekap.Server.Site.Visiting;

/// <summary>Turns KPU's names in capitals into names for reading: <c>KOTA TERNATE</c> is <c>Kota Ternate</c>. Only the display; codes and data keep KPU's spelling.</summary>
public static class PlaceName
{
    private static readonly HashSet<string> _capitals = new(StringComparer.Ordinal)
    {
        "DKI", "DI", "TPS", "KSK", "POS", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "UPT",
    };

    /// <summary>The name for reading.</summary>
    public static string Of(string name)
    {
        var words = name.Split(' ');
        // KPU spaces some names out: P A P U A.
        return words.Length > 2 && words.All(word => word.Length == 1)
            ? Capitalised(string.Concat(words))
            : string.Join(' ', words.Select(Word));
    }

    private static string Word(string word) =>
        _capitals.Contains(word) || !word.Any(IsVowel) ? word : Capitalised(word);

    private static string Capitalised(string word)
    {
        var letters = word.ToLowerInvariant().ToCharArray();
        for (var place = 0; place < letters.Length; place++)
        {
            // A letter after an apostrophe stays small: Ma'arang. After a hyphen, dot, slash or bracket a new word begins.
            if (place == 0 || letters[place - 1] is '-' or '.' or '/' or '(')
                letters[place] = char.ToUpper(letters[place], CultureInfo.InvariantCulture);
        }

        return new string(letters);
    }

    private static bool IsVowel(char letter) => "AEIOU".Contains(letter, StringComparison.OrdinalIgnoreCase);
}
