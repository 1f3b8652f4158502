using System.Text;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;

namespace Sirekap.Server.Site;

/// <summary>Where the JSON for KPU's clients stands: one folder per tier, then the code.</summary>
internal static class KpuPath
{
    public static string Of(Region region, Contest contest) => $"{Folders(region, contest)}.json";

    public static string Of(Station station, Contest contest) => $"{Folders(station.Village, contest)}/{station.Code}.json";

    private static string Folders(Region region, Contest contest)
    {
        var path = new StringBuilder($"/pemilu/hhcw/{contest.Code}");
        foreach (var tier in region.Ancestors.Reverse().Append(region).Skip(1))
            path.Append('/').Append(tier.Code);
        return path.ToString();
    }
}
