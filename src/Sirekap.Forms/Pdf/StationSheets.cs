using System.Collections.Immutable;
using Sirekap.Election.Forms;
using Sirekap.Election.Regions;

namespace Sirekap.Forms.Pdf;

/// <summary>The sheets of one station: the words in its head and the code of each page.</summary>
/// <param name="Words">What is printed on the writing lines, by what a line holds.</param>
/// <param name="Codes">The code of each page, in order.</param>
public sealed record StationSheets(ImmutableDictionary<string, string> Words, ImmutableArray<StationCode> Codes)
{
    /// <summary>The words of a station's head.</summary>
    public static ImmutableDictionary<string, string> WordsOf(Station station)
    {
        var words = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        words["station"] = station.Name;
        words["station-code"] = station.Code;
        words["village"] = station.Village.Name.Trim();
        foreach (var region in station.Village.Ancestors)
        {
            var holds = region.Level switch
            {
                RegionLevel.District => "district",
                RegionLevel.Regency => "regency",
                RegionLevel.Province => "province",
                _ => null,
            };
            if (holds is not null)
                words[holds] = region.Name.Trim();
        }

        return words.ToImmutable();
    }
}
