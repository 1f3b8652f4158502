using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Readings;
using Sirekap.Reader.Digits;

namespace Sirekap.Reader.Pages;

/// <summary>What else a row of boxes could say. Kept beside the reading, so that the sums can be asked whether another reading would fit.</summary>
internal static class RowAlternatives
{
    /// <summary>Classes below this probability are no alternative in any box.</summary>
    const double Least = Alternative.LeastConfidence / (double)FieldReading.Certain;

    /// <summary>The other numbers, the likeliest first, each with the sum of the ways to spell it.</summary>
    /// <param name="boxes">From the highest place.</param>
    /// <param name="read">The number that was read.</param>
    public static ImmutableArray<Alternative> Of(IReadOnlyList<BoxReading> boxes, int read)
    {
        // Most rows are sure in every box: nothing to look for.
        if (boxes.All(box => box.Of(box.Class) > 1 - Least))
            return [];
        var numbers = new Dictionary<int, double>();
        Spell(boxes, [], 1, numbers);
        numbers.Remove(read);
        return
        [
            .. numbers.Where(number => number.Value >= Least)
                .OrderByDescending(number => number.Value).ThenBy(number => number.Key)
                .Take(Alternative.Most)
                .Select(number => new Alternative(new Votes(number.Key), Math.Min(FieldReading.Certain, (int)Math.Round(number.Value * FieldReading.Certain)))),
        ];
    }

    static void Spell(IReadOnlyList<BoxReading> boxes, ImmutableArray<DigitClass> before, double probability, Dictionary<int, double> numbers)
    {
        if (before.Length == boxes.Count)
        {
            if (Spelling.Of(before) is { } number)
                numbers[number] = numbers.GetValueOrDefault(number) + probability;
            return;
        }

        var box = boxes[before.Length];
        for (var kind = 0; kind < box.Probabilities.Length; kind++)
        {
            var likely = probability * box.Probabilities[kind];
            if (likely >= Least)
                Spell(boxes, before.Add((DigitClass)kind), likely, numbers);
        }
    }
}
