namespace Sirekap.Election.Tests.Fixtures;

/// <summary>Files of the repository, found from the test program upwards.</summary>
static class Fixture
{
    public static string Folder(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, path)))
                return Path.Combine(folder.FullName, path);
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {path}.");
    }

    public static string Kpu(string path) => Path.Combine(Folder("tests/Sirekap.Election.Tests/Fixtures/kpu"), path);

    public static Dictionary<string, ReadOnlyMemory<byte>> ElectionFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".json" or ".csv")
            .ToDictionary(path => Path.GetRelativePath(folder, path), path => (ReadOnlyMemory<byte>)File.ReadAllBytes(path));
}
