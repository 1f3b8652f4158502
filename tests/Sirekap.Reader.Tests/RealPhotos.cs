namespace Sirekap.Reader.Tests;

/// <summary>The three real photographs in <c>data/forms</c>.</summary>
static class RealPhotos
{
    public static ReadOnlyMemory<byte> Page(int number) =>
        File.ReadAllBytes(Path.Combine(Root, "data", "forms", $"8271021022008-ppwp-page{number}.jpg"));

    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    static string FindRoot(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("Run the tests inside the repository: Sirekap.slnx was not found above the program.")
        : File.Exists(Path.Combine(folder.FullName, "Sirekap.slnx")) ? folder.FullName
        : FindRoot(folder.Parent);
}
