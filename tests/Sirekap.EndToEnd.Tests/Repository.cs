namespace Sirekap.EndToEnd.Tests;

/// <summary>Finds what the tests need in the working copy.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program that was built together with these tests.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "sirekap.dll");

    /// <summary>Where screenshots go; not kept in the repository.</summary>
    public static string Screenshots => Directory.CreateDirectory(Path.Combine(Root, ".sirekap", "screenshots")).FullName;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Sirekap.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
