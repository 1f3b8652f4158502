using Sirekap.Server.Tests.Fixtures;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.OpenData.Stations;

/// <summary>A site with Ternate's real form and one that is wrong on paper, for tests that only look.</summary>
public sealed class TwoForms : IAsyncLifetime
{
    internal Story Story { get; } = new(Elections.Small);

    internal OpenSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Night.CountTernate(Story);
        Night.Count(Story, "1101012001001", [new("IV.1", 3), new("IV.2", 4), new("V.A", 9), new("V.C", 9)]);
        Site = await OpenSite.Open(Story);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Story.Dispose();
    }
}
