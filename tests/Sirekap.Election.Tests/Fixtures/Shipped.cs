using Sirekap.Election.Contests;
using Sirekap.Election.Loading;
using Sirekap.Election.Regions;

namespace Sirekap.Election.Tests.Fixtures;

/// <summary>The election that ships, loaded once.</summary>
static class Shipped
{
    public static readonly Dictionary<string, ReadOnlyMemory<byte>> Files = Fixture.ElectionFiles(Fixture.Folder("data/elections/pemilu-2024"));

    public static readonly ElectionDefinition Election = ElectionPackage.Load(Files);

    public static RegionTree Regions => Election.Regions;

    public static Contest Ppwp => Election.FindContest("ppwp")!;
}
