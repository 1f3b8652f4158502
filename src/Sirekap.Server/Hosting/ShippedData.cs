namespace Sirekap.Server.Hosting;

/// <summary>Finds what ships with the program in <c>data/</c>, searched from the program's and from the current directory upwards.</summary>
public static class ShippedData
{
    /// <summary>The full path of a shipped file or folder, given its path from the repository's root.</summary>
    /// <exception cref="FileNotFoundException">It is nowhere above either directory.</exception>
    public static string Find(string path) =>
        Above(AppContext.BaseDirectory, path) ?? Above(Directory.GetCurrentDirectory(), path)
        ?? throw new FileNotFoundException(
            $"No folder above {AppContext.BaseDirectory} or {Directory.GetCurrentDirectory()} holds {path}. Start the program from its own folder.", path);

    private static string? Above(string start, string path)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, path);
            if (Path.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
