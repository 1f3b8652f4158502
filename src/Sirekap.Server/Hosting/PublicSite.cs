using Sirekap.Server.Counting;
using Sirekap.Server.Intake;
using Sirekap.Server.Kpu;
using Sirekap.Server.Ledger;
using Sirekap.Server.OpenData;
using Sirekap.Server.OpenData.Recaps;
using Sirekap.Server.OpenData.Takedowns;
using Sirekap.Server.Photos;
using Sirekap.Server.Residency;
using Sirekap.Server.Site;

namespace Sirekap.Server.Hosting;

/// <summary>Everything that the public may read: the same on the server that takes statements in and on every mirror.</summary>
public static class PublicSite
{
    /// <summary>Adds what the public addresses need.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="live">The count.</param>
    /// <param name="log">The log.</param>
    /// <param name="publicUrl">The address under which the public reaches this server; null gives links from the root.</param>
    public static IServiceCollection AddPublicSite(this IServiceCollection services, LiveCount live, IPublishedLog log, string? publicUrl) => services
        .AddKpu()
        .AddSite()
        .AddOpenData(new PhotoLinks(publicUrl?.TrimEnd('/') ?? ""))
        .AddProblemDetails()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(live)
        .AddSingleton(log)
        .AddSingleton<ILogStatus, LogStatus>()
        .AddSingleton(new PhotoShelf(log.Blobs))
        .AddSingleton<StripCutter>();

    /// <summary>Answers failures: Problem Details for programs, pages for people.</summary>
    public static void ExplainFailures(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(ApiEdges.ExplainAsync);
    }

    /// <summary>Maps the public addresses; whatever they do not know is told so.</summary>
    public static void MapPublicSite(this WebApplication app) =>
        app.MapReceipts().MapEvidence().MapPhotos().MapLog().MapOpenData().MapRecaps().MapTakedowns().MapUnknown().MapKpu().MapSite();
}
