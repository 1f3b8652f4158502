using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Forms;

namespace Sirekap.Specimen.Tests;

/// <summary>The shipped form and an invented station's figures for it.</summary>
static class Stations
{
    public static readonly FormDefinition Form = FormDefinitionJson.Parse(File.ReadAllBytes(Find("data/elections/pemilu-2024/contests/ppwp/form.json")));

    /// <summary>All fields of the form: 7, 14, 21 … in the form's order.</summary>
    public static readonly ImmutableDictionary<string, Votes> Figures = Form.Pages
        .SelectMany(page => page.Fields)
        .Select((field, index) => (field.Field, Votes: new Votes(index * 7)))
        .ToImmutableDictionary(pair => pair.Field, pair => pair.Votes);

    public static SpecimenPage Filled(ulong writer) => new(
        Figures, SpecimenWords.Header("Maluku Utara", "Kota Ternate", "Ternate Selatan", "Jati Perumnas", 8, new(2024, 2, 14)), writer);

    static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
                return Path.Combine(folder.FullName, path);
        }

        throw new FileNotFoundException($"No folder above {AppContext.BaseDirectory} holds {path}.");
    }
}
