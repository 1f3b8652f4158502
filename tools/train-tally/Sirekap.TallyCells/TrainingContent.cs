using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Specimen;

namespace Sirekap.TallyCells;

/// <summary>What training pages say: tallies of whole figures, and cells at random so that groups of one to four are not rare.</summary>
static class TrainingContent
{
    public static SpecimenPage Of(PageDefinition page, ulong seed)
    {
        var chance = new Random(unchecked((int)(seed * 2_654_435_761)));
        var figures = ImmutableDictionary.CreateBuilder<string, Votes>();
        var tallies = ImmutableDictionary.CreateBuilder<string, ImmutableArray<int>>();
        foreach (var field in page.Fields)
        {
            figures[field.Field] = new(chance.Next(2) == 0 ? chance.Next(300) : chance.Next(60));
            if (field.Tally is { } grid && chance.Next(3) > 0)
                tallies[field.Field] = [.. Enumerable.Range(0, grid.Rows * grid.Columns).Select(_ => Strokes(chance))];
        }

        return new(figures.ToImmutable(), SpecimenWords.Header("Maluku Utara", "Kota Ternate", "Ternate Selatan", "Jati Perumnas", 8, new(2024, 2, 14)), seed)
        {
            Tallies = tallies.ToImmutable(),
        };
    }

    static int Strokes(Random chance) => chance.Next(100) switch
    {
        < 34 => 5,
        < 90 => chance.Next(5),
        < 94 => -1,
        _ => 0,
    };
}
