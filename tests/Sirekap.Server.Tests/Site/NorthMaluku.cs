using System.Text;
using Sirekap.Election;
using Sirekap.Election.Loading;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Tests.Site;

/// <summary>The shipped election of 2024 with one of its provinces, so that tests start at once.</summary>
internal static class NorthMaluku
{
    public const string RealStation = "8271021022008";

    private const string Whole = "\"stations\": 823236";
    private const string Part = "\"stations\": 4192";

    public static ElectionDefinition Definition { get; } = Load();

    private static ElectionDefinition Load()
    {
        var folder = ElectionFolder.Find();
        var files = Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(folder, path).Replace('\\', '/'), Bytes: File.ReadAllBytes(path)))
            .Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal) || file.Path == "regions/82.csv")
            .ToDictionary(file => file.Path, file => (ReadOnlyMemory<byte>)file.Bytes);
        var election = Encoding.UTF8.GetString(files["election.json"].Span).Replace(Whole, Part, StringComparison.Ordinal);
        files["election.json"] = Encoding.UTF8.GetBytes(election);
        return ElectionPackage.Load(files);
    }
}
