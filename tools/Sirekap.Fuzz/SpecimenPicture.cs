using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Specimen;

namespace Sirekap.Fuzz;

/// <summary>Photographs the corpus's own small form, so that mutated pictures go the whole way of a page in few milliseconds.</summary>
static class SpecimenPicture
{
    /// <summary>Writes page.jpg into a folder.</summary>
    public static void Write(string folder)
    {
        var page = FormDefinitionJson.Parse(Corpus.Form()).Pages[0];
        var figures = page.Fields.Select((field, index) => KeyValuePair.Create(field.Field, new Votes(57 + (index * 83)))).ToImmutableDictionary();
        var conditions = new PhotographConditions { Width = 330, Margin = 0.04, Noise = 1, Blur = 0.4, Quality = 92, Rotation = 1 };
        using var maker = new SpecimenMaker();
        var photo = maker.Photograph(page, new SpecimenPage(figures, ImmutableDictionary<string, string>.Empty, 7), conditions, 7);
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, "page.jpg"), photo.Jpeg);
    }
}
