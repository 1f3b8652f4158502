using Sirekap.Election.Regions;
using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.OpenData.Statistics;

/// <summary>A site with Ternate's real form and a village of many stations, of which the first is unlike the others.</summary>
public sealed class OddVillage : IAsyncLifetime
{
    internal Story Story { get; } = new(Elections.Small);

    internal OpenSite Site { get; private set; } = null!;

    internal Region Village =>
        Story.Region("11").Children.SelectMany(regency => regency.Children).SelectMany(district => district.Children).First(village => village.StationCount is >= 10 and < 20);

    public async ValueTask InitializeAsync()
    {
        Night.CountTernate(Story);
        foreach (var (station, place) in Village.Stations.Select((station, place) => (station.Code, place)))
            Night.Count(Story, station, Form(place == 0 ? 3 : 170 + (place % 9), place == 0 ? 190 : 20));
        Site = await OpenSite.Open(Story);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Story.Dispose();
    }

    internal static Dictionary<string, int> Form(int first, int second) => new(StringComparer.Ordinal)
    {
        ["I.A.J"] = 300,
        ["I.B1.J"] = first + second,
        ["I.B4.J"] = first + second,
        ["IV.1"] = first,
        ["IV.2"] = second,
        ["V.A"] = first + second,
        ["V.C"] = first + second,
    };
}
