using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Sirekap.Fuzz.Logs;

/// <summary>
/// Changes texts made of lines of words, numbers and base64, so that what comes out is often well-formed: lines go, come twice, change places or come from another
/// file; numbers and bytes behind base64 change. Texts are taken as Latin-1, so that any bytes will do.
/// </summary>
/// <param name="files">What to start from.</param>
sealed class LineMutator(ImmutableArray<byte[]> files)
{
    static readonly string[] s_numbers = ["", "0", "00", "01", "-1", "+1", "1", "255", "256", "257", "9007199254740992", "9223372036854775807", "9223372036854775808", "١"];

    static readonly string[] s_strange =
        ["\n", "\n\n", "\r", "\0", "\t", " ", "\x7f", "\x1f", "\xe2\x80\x94 ", "\xc2\xa0", "\xe2\x80\xa8", "\xff", "+", "=", "none", "all", "— stranger.example AAAAAAAAAAAA\n"];

    readonly string[] _texts = [.. files.Select(Encoding.Latin1.GetString)];

    /// <summary>The input of a seed.</summary>
    public byte[] Make(int seed)
    {
        var dice = new Random(seed);
        var text = Pick(_texts, dice);
        for (var change = dice.Next(1, 4); change > 0; change--)
            text = dice.Next(4) == 0 ? Encoding.Latin1.GetString(ByteMutator.Mutate(Encoding.Latin1.GetBytes(text), dice)) : Change(text, dice);
        return Encoding.Latin1.GetBytes(text);
    }

    string Change(string text, Random dice)
    {
        var lines = text.Split('\n').ToList();
        var at = dice.Next(lines.Count);
        switch (dice.Next(7))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(dice.Next(lines.Count), lines[at]);
                break;
            case 2:
                var other = dice.Next(lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3:
                lines[at] = Pick(Pick(_texts, dice).Split('\n'), dice);
                break;
            case 4:
                lines[at] = WithOtherBytes(lines[at], dice);
                break;
            case 5:
                lines[at] = WithOtherNumber(lines[at], dice);
                break;
            default:
                lines[at] = lines[at].Insert(dice.Next(lines[at].Length + 1), Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Pick(s_strange, dice))));
                break;
        }

        return string.Join('\n', lines);
    }

    static string WithOtherBytes(string line, Random dice)
    {
        var word = line[(line.LastIndexOfAny([' ', '+']) + 1)..];
        var bytes = new byte[word.Length];
        if (!Convert.TryFromBase64String(word, bytes, out var length) || length == 0)
            return line;
        return line[..^word.Length] + Convert.ToBase64String(ByteMutator.Mutate(bytes[..length], dice));
    }

    static string WithOtherNumber(string line, Random dice)
    {
        var words = line.Split(' ');
        var numbers = Enumerable.Range(0, words.Length).Where(place => long.TryParse(words[place], NumberStyles.None, CultureInfo.InvariantCulture, out _)).ToList();
        if (numbers.Count == 0)
            return line;
        words[Pick(numbers, dice)] = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Pick(s_numbers, dice)));
        return string.Join(' ', words);
    }

    static T Pick<T>(IList<T> of, Random dice) => of[dice.Next(of.Count)];
}
