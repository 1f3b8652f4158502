namespace Sirekap.Residency.Tests;

/// <summary>Finds what the tests need in the working copy.</summary>
static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Data(string name) => File.ReadAllText(Path.Combine(Root, "data", "residency", name));

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Sirekap.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Sirekap.slnx was not found above the tests.");
        return folder;
    }
}
