using System.Globalization;
using Sirekap.Election.Forms;
using Sirekap.Reader.Imaging;
using Sirekap.Reader.Jpeg;

namespace Sirekap.Reader.Tests;

/// <summary>The three real photographs in <c>data/forms</c> and the form that they show.</summary>
static class RealPhotos
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static FormDefinition Form { get; } = FormDefinitionJson.Parse(
        File.ReadAllBytes(Path.Combine(Root, "data", "elections", "pemilu-2024", "contests", "ppwp", "form.json")));

    /// <summary>What people see in each field.</summary>
    public static IReadOnlyDictionary<string, int> Truth { get; } = File.ReadLines(Path.Combine(Root, "data", "forms", "truth.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(row => row[2], row => int.Parse(row[3], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    // Stands after Root: static members start in the order of the text.
    static readonly Photo[] s_photos = [.. Enumerable.Range(1, 3).Select(Decode)];

    public static ReadOnlyMemory<byte> Page(int number) =>
        File.ReadAllBytes(Path.Combine(Root, "data", "forms", $"8271021022008-ppwp-page{number}.jpg"));

    public static Photo Photo(int page) => s_photos[page - 1];

    static Photo Decode(int page) => ManagedJpegDecoder.Open(Page(page), out var photo) is null ? photo! : throw new InvalidDataException();

    static string FindRoot(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("Run the tests inside the repository: Sirekap.slnx was not found above the program.")
        : File.Exists(Path.Combine(folder.FullName, "Sirekap.slnx")) ? folder.FullName
        : FindRoot(folder.Parent);
}
