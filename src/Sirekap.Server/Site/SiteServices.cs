using Sirekap.Server.Site.Checking;
using Sirekap.Server.Site.Contradictions;
using Sirekap.Server.Site.Serving;

namespace Sirekap.Server.Site;

/// <summary>Registers what the public site needs.</summary>
public static class SiteServices
{
    /// <summary>Adds the site. The host adds <see cref="Counting.LiveCount"/> and <see cref="ILogStatus"/>.</summary>
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section);
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<FrontDesk>();
        services.AddSingleton<ContradictionBoard>();
        services.AddSingleton<VerifyPage>();
        return services;
    }
}
