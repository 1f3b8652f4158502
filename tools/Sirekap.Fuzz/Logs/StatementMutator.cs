using System.Collections.Immutable;
using Sirekap.Election.Statements;

namespace Sirekap.Fuzz.Logs;

/// <summary>Changes values inside signed entries and writes them canonically again, so that the parsers behind the canonical form are reached; or spoils bytes.</summary>
/// <param name="files">What to start from.</param>
sealed class StatementMutator(ImmutableArray<byte[]> files)
{
    static readonly object[] s_values =
    [
        0L, -1L, 1L, (1L << 53) - 1, -(1L << 53) + 1, 8271021022008L, "", "0", "a", "\0", "1\0", "\u0001", "\"\\", "é", "\ud83d\uddf3", new string('x', 300), true, false,
        ImmutableArray<object>.Empty, ImmutableArray.Create<object>("a", 1L), new CanonicalObject(),
    ];

    static readonly string[] s_names = ["t", "at", "seq", "election", "key", "sig", "statement", "prv", "figures", "", "é", "II.3"];

    /// <summary>The input of a seed.</summary>
    public byte[] Make(int seed)
    {
        var dice = new Random(seed);
        var file = files[dice.Next(files.Length)];
        if (dice.Next(4) == 0)
            return ByteMutator.Mutate(file, dice);
        var entry = CanonicalJson.Parse(file);
        for (var change = dice.Next(1, 3); change > 0; change--)
            entry = (CanonicalObject)Change(entry, dice, 0);
        return entry.ToBytes();
    }

    static object Change(object value, Random dice, int depth)
    {
        switch (value)
        {
            case CanonicalObject members when members.Any() && (depth == 0 || dice.Next(6) > 0):
                return InObject(members, dice, depth);
            case ImmutableArray<object> { Length: > 0 } items when dice.Next(6) > 0:
                return InArray(items, dice, depth);
            case long number when dice.Next(2) == 0:
                return Math.Clamp(number + dice.Next(-2, 3), -(1L << 53) + 1, (1L << 53) - 1);
            case string text when text.Length > 0 && !text.Any(char.IsSurrogate) && dice.Next(2) == 0:
                var at = dice.Next(text.Length);
                return dice.Next(2) == 0 ? text.Remove(at, 1) : text.Insert(at, text[at].ToString());
            default:
                return s_values[dice.Next(s_values.Length)];
        }
    }

    static CanonicalObject InObject(CanonicalObject members, Random dice, int depth)
    {
        var chosen = members.ElementAt(dice.Next(members.Count())).Key;
        var kind = dice.Next(10);
        var changed = new CanonicalObject();
        foreach (var (name, value) in members)
        {
            if (name != chosen)
                changed.Set(name, value);
            else if (kind > 1)
                changed.Set(name, Change(value, dice, depth + 1));
        }

        var added = s_names[dice.Next(s_names.Length)];
        if (kind == 1 && !changed.Names.Contains(added))
            changed.Set(added, members.First(member => member.Key == chosen).Value);
        return changed;
    }

    static ImmutableArray<object> InArray(ImmutableArray<object> items, Random dice, int depth)
    {
        var at = dice.Next(items.Length);
        return dice.Next(4) switch
        {
            0 => items.RemoveAt(at),
            1 => items.Insert(at, items[dice.Next(items.Length)]),
            _ => items.SetItem(at, Change(items[at], dice, depth + 1)),
        };
    }
}
