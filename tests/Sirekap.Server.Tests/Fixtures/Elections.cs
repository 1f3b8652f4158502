using System.Text;
using Sirekap.Election;
using Sirekap.Election.Loading;
using Sirekap.Server.Hosting;

namespace Sirekap.Server.Tests.Fixtures;

/// <summary>The election that ships, whole and cut down to a few provinces: a count of the whole takes 120 MB.</summary>
static class Elections
{
    static readonly string[] Kept = ["11", "82", "99"];
    static readonly Lazy<ElectionDefinition> WholeElection = new(() => ElectionFolder.Load(ElectionFolder.Find()));
    static readonly Lazy<ElectionDefinition> SmallElection = new(Cut);

    public static ElectionDefinition Whole => WholeElection.Value;

    /// <summary>Aceh, Maluku Utara and overseas.</summary>
    public static ElectionDefinition Small => SmallElection.Value;

    static ElectionDefinition Cut()
    {
        var folder = ElectionFolder.Find();
        var files = Whole.Files.Keys
            .Where(path => !path.StartsWith("regions/", StringComparison.Ordinal) || Kept.Contains(path[8..10]))
            .ToDictionary(path => path, path => (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(folder, path)));
        var stations = Kept.Sum(province => Whole.Regions.FindRegion(province)!.Value.StationCount);
        var election = Encoding.UTF8.GetString(files["election.json"].Span);
        files["election.json"] = Encoding.UTF8.GetBytes(election.Replace(
            $"\"stations\": {Whole.Regions.StationCount}", $"\"stations\": {stations}", StringComparison.Ordinal));
        return ElectionPackage.Load(files);
    }
}
