using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Specimen;

namespace Sirekap.Reader.Tests;

/// <summary>Photographed specimens of the shipped form's second page.</summary>
static class SpecimenPages
{
    static readonly SpecimenMaker s_maker = new();

    public static PageDefinition Page => RealPhotos.Form.Pages[1];

    /// <summary>A page with the same figure in every field.</summary>
    public static SpecimenPage Content(int figure, ulong writer) => new(
        Page.Fields.ToImmutableDictionary(field => field.Field, _ => new Votes(figure)),
        SpecimenWords.Header("Maluku Utara", "Kota Ternate", "Ternate Selatan", "Jati Perumnas", 8, new(2024, 2, 14)),
        writer);

    public static SpecimenPhotograph Photograph(SpecimenPage content, ulong seed, bool hard = false) =>
        s_maker.Photograph(Page, content, hard ? PhotographConditions.Hard(seed) : PhotographConditions.Typical(seed), seed);
}
