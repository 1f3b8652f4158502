namespace Sirekap.Server.Tests.Fixtures;

/// <summary>Files of the repository, found from the test program upwards.</summary>
static class Files
{
    public static string Root { get; } = FindRoot();

    /// <summary>A count payload as KPU served it, by its URL path.</summary>
    public static byte[] KpuCount(string path) => File.ReadAllBytes(Path.Combine(Root, "tests/Sirekap.Server.Tests/Fixtures/kpu", path));

    /// <summary>The folder of KPU's region and candidate payloads.</summary>
    public static string KpuDefinitions => Path.Combine(Root, "tests/Sirekap.Election.Tests/Fixtures/kpu");

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "data/README.md")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds data/README.md.");
    }
}
