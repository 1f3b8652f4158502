using Microsoft.Extensions.DependencyInjection.Extensions;
using Sirekap.Server.Counting;
using Sirekap.Server.OpenData;
using Sirekap.Server.OpenData.Statistics;
using Sirekap.Server.Site.Cards;
using Sirekap.Server.Site.Checking;
using Sirekap.Server.Site.Contradictions;
using Sirekap.Server.Site.Reports;
using Sirekap.Server.Site.Search;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Takedowns;

namespace Sirekap.Server.Site;

/// <summary>Registers what the public site needs.</summary>
public static class SiteServices
{
    /// <summary>Adds the site. The host adds <see cref="Counting.LiveCount"/> and <see cref="ILogStatus"/>.</summary>
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section)
            .Validate(site => site.Successor is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Site:Successor is not the http or https address of a site, such as https://pemilu-2.example.id.")
            .ValidateOnStart();
        services.TryAddSingleton(new TakedownPolicy(Follows: true, TimeProvider.System));
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<FrontDesk>();
        services.AddSingleton<ContradictionBoard>();
        services.AddSingleton<ReportBoard>();
        services.TryAddSingleton<MakingRoom>();
        services.TryAddSingleton<CountAnswers>();
        services.TryAddSingleton<StatisticsDesk>();
        services.AddSingleton<VerifyPage>();
        services.AddSingleton<CardDesk>();
        services.AddSingleton(provider => new SearchIndex(provider.GetRequiredService<LiveCount>().Definition.Regions));
        return services;
    }
}
