namespace Sirekap.Fuzz;

/// <summary>The small pictures, and the form that some of them show, in <c>tests/Sirekap.Reader.Tests/Fixtures/jpeg</c>.</summary>
public static class Corpus
{
    /// <summary>Where they lie in the working copy that this program is run in.</summary>
    public static string Folder { get; } = Find("tests/Sirekap.Reader.Tests/Fixtures/jpeg");

    /// <summary>The form of the page pictures: one small page with two fields.</summary>
    public static byte[] Form() => File.ReadAllBytes(Path.Combine(Folder, "form.json"));

    /// <summary>The digit weights that ship.</summary>
    public static byte[] Weights() => File.ReadAllBytes(Find("data/models/digits/digits.bin"));

    /// <summary>All pictures, in the order of their names.</summary>
    public static List<byte[]> Pictures() =>
        [.. Directory.GetFiles(Folder, "*.jpg").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    internal static string Find(string path)
    {
        foreach (var start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (Path.Exists(Path.Combine(folder.FullName, path)))
                    return Path.Combine(folder.FullName, path);
            }
        }

        throw new FileNotFoundException($"{path} is not above this folder; run inside the working copy.");
    }
}
