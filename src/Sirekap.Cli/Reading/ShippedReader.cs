using Sirekap.Election.Forms;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Pages;

namespace Sirekap.Cli.Reading;

/// <summary>The reader with every form and the weights that ship in <c>data/</c>.</summary>
internal static class ShippedReader
{
    /// <summary>Loads forms and weights; the folder is looked for above the program and above the current folder.</summary>
    /// <exception cref="DirectoryNotFoundException">No data folder lies above the program or the current folder.</exception>
    public static PageReader Load()
    {
        var data = Find(AppContext.BaseDirectory) ?? Find(Directory.GetCurrentDirectory())
            ?? throw new DirectoryNotFoundException(
                $"No folder above {AppContext.BaseDirectory} or {Directory.GetCurrentDirectory()} holds data/models/digits: start sirekap from its repository.");
        var forms = Directory.EnumerateFiles(Path.Combine(data, "elections"), "form.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => FormDefinitionJson.Parse(File.ReadAllBytes(file)));
        return new PageReader(forms, DigitModel.Load(File.ReadAllBytes(Path.Combine(data, "models", "digits", "digits.bin"))));
    }

    static string? Find(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "data", "models", "digits")))
                return Path.Combine(folder, "data");
        }

        return null;
    }
}
