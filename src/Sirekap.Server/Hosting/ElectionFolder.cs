using Sirekap.Election;
using Sirekap.Election.Loading;

namespace Sirekap.Server.Hosting;

/// <summary>An election's files on disk: every <c>.json</c> and <c>.csv</c> below its folder.</summary>
public static class ElectionFolder
{
    private const string Shipped = "data/elections/pemilu-2024";

    /// <summary>Reads and checks an election.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ElectionDataException">A file is missing, superfluous or wrong.</exception>
    public static ElectionDefinition Load(string directory) => ElectionPackage.Load(ReadFiles(directory));

    /// <summary>The bytes of the files by their relative paths with forward slashes.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static Dictionary<string, ReadOnlyMemory<byte>> ReadFiles(string directory) =>
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".json" or ".csv")
            .ToDictionary(
                path => Path.GetRelativePath(directory, path).Replace('\\', '/'),
                path => (ReadOnlyMemory<byte>)File.ReadAllBytes(path),
                StringComparer.Ordinal);

    /// <summary>The folder of the election that ships with the program.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static string Find() => ShippedData.Find(Shipped);
}
