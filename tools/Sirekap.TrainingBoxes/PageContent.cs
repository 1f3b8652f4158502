using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Specimen;

namespace Sirekap.TrainingBoxes;

/// <summary>Figures for a training page: every digit in every place about alike often, with many digits that went wrong under the pen.</summary>
static class PageContent
{
    /// <summary>The content for a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="seed">Chooses the figures and the hand.</param>
    public static SpecimenPage For(PageDefinition page, uint seed)
    {
        var dice = new Random((int)seed);
        var figures = ImmutableDictionary.CreateBuilder<string, Votes>(StringComparer.Ordinal);
        var slips = ImmutableArray.CreateBuilder<Slip>();
        foreach (var field in page.Fields)
        {
            if (dice.NextDouble() < 0.04)
                continue;
            figures[field.Field] = new Votes(Figure(dice, field.Digits.Length));
            if (dice.NextDouble() < 0.35)
                slips.Add(new(field.Field, dice.Next(field.Digits.Length), Kind(dice)));
        }

        return new(figures.ToImmutable(), ImmutableDictionary<string, string>.Empty, seed) { Slips = slips.ToImmutable() };
    }

    static int Figure(Random dice, int boxes)
    {
        var digits = dice.NextDouble() switch
        {
            < 0.1 => 0,
            < 0.2 => 1,
            < 0.35 => Math.Min(2, boxes),
            _ => boxes,
        };
        return digits == 0 ? 0 : dice.Next((int)Math.Pow(10, digits - 1), (int)Math.Pow(10, digits));
    }

    static SlipKind Kind(Random dice) => (SlipKind)dice.Next(Enum.GetValues<SlipKind>().Length);
}
