using System.Collections.Immutable;
using Sirekap.Election;
using Sirekap.Election.Contests;
using Sirekap.Election.Regions;
using Sirekap.Specimen;

namespace Sirekap.Cli.Demo;

/// <summary>The photographs of the demonstration: real ones for the real station, specimens for all others.</summary>
internal sealed class DemoPictures(ElectionDefinition definition, Contest contest, string realFolder) : IDisposable
{
    private const double OutOfFocus = 9;
    private readonly SpecimenMaker _maker = new();

    /// <summary>The photograph of each page that the station sends; the same call gives the same bytes.</summary>
    public async Task<ImmutableSortedDictionary<int, byte[]>> TakeAsync(DemoStation station, CancellationToken cancellation)
    {
        if (station.Scenario == Scenario.Real)
            return await RealAsync(cancellation);
        if (station.Scenario == Scenario.WrongStation)
            station = Before(station);
        var pictures = ImmutableSortedDictionary.CreateBuilder<int, byte[]>();
        foreach (var page in contest.Form.Pages)
        {
            if (station.Scenario == Scenario.MissingPage && page.Number == contest.Form.Pages.Length)
                continue;
            var seed = (station.Seed * 10) + (ulong)page.Number;
            var conditions = PhotographConditions.Typical(seed);
            if (station.Scenario is Scenario.Blurred or Scenario.BlurredUnreadable && page.Number == contest.Form.Pages.Length)
                conditions = conditions with { Blur = OutOfFocus };
            pictures.Add(page.Number, _maker.Photograph(page, Content(station), conditions, seed).Jpeg);
        }

        return pictures.ToImmutable();
    }

    /// <summary>What stands on the station's paper.</summary>
    public static ImmutableDictionary<string, Votes> Paper(DemoStation station)
    {
        var figures = station.Scenario == Scenario.Real ? DemoFigures.Real() : DemoFigures.Invented(station.Seed);
        return station.Scenario is Scenario.WrongOnPaper or Scenario.WrongOnPaperDecided ? DemoFigures.Misadded(figures) : figures;
    }

    public void Dispose() => _maker.Dispose();

    private static DemoStation Before(DemoStation station)
    {
        var before = station.Station.Village.Stations.Last(other => other.Ordinal < station.Station.Ordinal && other.Suffix % 2 == 0);
        return new(before, Scenario.InOrder, (ulong)before.Ordinal);
    }

    private SpecimenPage Content(DemoStation station)
    {
        var village = station.Station.Village;
        var above = village.Ancestors.ToDictionary(region => region.Level, region => Title(region.Name));
        return new(
            Paper(station),
            SpecimenWords.Header(
                above[RegionLevel.Province], above[RegionLevel.Regency], above[RegionLevel.District],
                Title(village.Name), station.Station.Suffix, definition.Day),
            station.Seed)
        {
            Slips = station.Scenario == Scenario.Overwritten ? [new(DemoFigures.MistypedField, 1, SlipKind.Overwritten)] : [],
        };
    }

    private static string Title(string name) =>
        System.Globalization.CultureInfo.GetCultureInfo("id-ID").TextInfo.ToTitleCase(name.ToLowerInvariant());

    private async Task<ImmutableSortedDictionary<int, byte[]>> RealAsync(CancellationToken cancellation)
    {
        var pictures = ImmutableSortedDictionary.CreateBuilder<int, byte[]>();
        foreach (var page in contest.Form.Pages)
        {
            var file = Path.Combine(realFolder, $"{DemoScript.RealStation}-{contest.Code}-page{page.Number}.jpg");
            pictures.Add(page.Number, await File.ReadAllBytesAsync(file, cancellation));
        }

        return pictures.ToImmutable();
    }
}
