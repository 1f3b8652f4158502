using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Forms;
using Sirekap.Specimen;

namespace Sirekap.EndToEnd.Tests;

/// <summary>Photographs of a form that no other test sends: a picture that two stations announce would be a finding at the second.</summary>
internal sealed class InventedPaper : IDisposable
{
    private static readonly FormDefinition Form = FormDefinitionJson.Parse(
        File.ReadAllBytes(Path.Combine(Repository.Root, "data", "elections", "pemilu-2024", "contests", "ppwp", "form.json")));

    private readonly string _folder = Directory.CreateTempSubdirectory("sirekap-paper-").FullName;
    private readonly SpecimenMaker _maker = new();

    /// <summary>The path of a page's photograph.</summary>
    public string Of(int number)
    {
        var path = Path.Combine(_folder, $"{number}.jpg");
        if (File.Exists(path))
            return path;
        var seed = (ulong)(100 + number);
        var figures = Form.Pages.SelectMany(page => page.Fields).ToImmutableDictionary(field => field.Field, _ => new Votes(17));
        var content = new SpecimenPage(figures, SpecimenWords.Header("Maluku", "Ambon", "Sirimau", "Batu Merah", 2, new(2024, 2, 14)), seed);
        File.WriteAllBytes(path, _maker.Photograph(Form.Pages[number - 1], content, PhotographConditions.Typical(seed), seed).Jpeg);
        return path;
    }

    public void Dispose()
    {
        _maker.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
