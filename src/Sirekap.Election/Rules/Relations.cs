using System.Globalization;
using Sirekap.Election.Contests;

namespace Sirekap.Election.Rules;

/// <summary>The arithmetic of <see cref="CheckRelation"/>: whether two sides break it, told in plain numbers.</summary>
internal static class Relations
{
    /// <summary>Null where the relation holds; otherwise the breach as an expression such as <c>254 + 6 ≠ 250</c>.</summary>
    public static string? Breach(CheckRelation relation, ReadOnlySpan<int> left, ReadOnlySpan<int> right, int perMille)
    {
        long have = Sum(left), whole = Sum(right);
        return relation switch
        {
            CheckRelation.Equal => have == whole ? null : $"{Added(left)} ≠ {Added(right)}",
            CheckRelation.AtMost => have <= whole ? null : $"{Added(left)} > {Added(right)}",
            CheckRelation.EqualWithReserve => have == whole + Reserve(whole, perMille)
                ? null
                : $"{Added(left)} ≠ {Added(right)} + {Number(Reserve(whole, perMille))}",
            CheckRelation.ShareBelow => whole == 0 || have * 1000 < whole * perMille
                ? null
                : $"{Grouped(left)} ÷ {Grouped(right)} ≥ {Share(perMille)}",
            CheckRelation.StrictlyBetween => whole == 0 || (have > 0 && have < whole) ? null : Extreme(have, left, whole, right),
            CheckRelation.NoneHasAll => whole == 0 || !left.Contains(Whole(whole)) ? null : $"{Number(whole)} ÷ {Grouped(right)} = 100 %",
            CheckRelation.NotSwapped => LooksSwapped(left, right) ? Exceeding(left, right) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "No arithmetic is written for this relation."),
        };
    }

    private static long Sum(ReadOnlySpan<int> numbers)
    {
        var sum = 0L;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    private static long Reserve(long whole, int perMille) => ((whole * perMille) + 999) / 1000;

    // A sum beyond int cannot be any single field's number.
    private static int Whole(long whole) => whole <= int.MaxValue ? (int)whole : -1;

    private static bool LooksSwapped(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var broken = false;
        for (var index = 0; index < left.Length; index++)
        {
            if (left[index] < right[index])
                return false;
            broken |= left[index] > right[index];
        }

        return broken;
    }

    private static string Exceeding(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var breaches = new List<string>();
        for (var index = 0; index < left.Length; index++)
        {
            if (left[index] > right[index])
                breaches.Add($"{Number(left[index])} > {Number(right[index])}");
        }

        return string.Join(", ", breaches);
    }

    private static string Extreme(long have, ReadOnlySpan<int> left, long whole, ReadOnlySpan<int> right) =>
        have > whole
            ? $"{Added(left)} > {Added(right)}"
            : $"{Grouped(left)} ÷ {Grouped(right)} = {(have == 0 ? "0" : "100")} %";

    private static string Added(ReadOnlySpan<int> numbers)
    {
        var words = new string[numbers.Length];
        for (var index = 0; index < numbers.Length; index++)
            words[index] = Number(numbers[index]);
        return string.Join(" + ", words);
    }

    private static string Grouped(ReadOnlySpan<int> numbers) => numbers.Length == 1 ? Added(numbers) : $"({Added(numbers)})";

    private static string Share(int perMille) => perMille % 10 == 0 ? $"{Number(perMille / 10)} %" : $"{Number(perMille)} ‰";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
