using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Sirekap.Election.Statements.Passkeys;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Desk.Plenary;
using Sirekap.Server.Desk.Review;
using Sirekap.Server.Desk.Signing;
using Sirekap.Server.Hosting;
using Sirekap.Server.Ledger;
using Sirekap.Server.Residency;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Desk;

/// <summary>Puts the desk into a server that has one.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services, SirekapOptions options)
    {
        if (options.Desk is not { Length: > 0 } origin)
            return services;
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Session.Configure);
        // The folder is its owner's alone (DataFolder), as the signing keys beside it are; the framework would warn of that at each start.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        // Sessions outlive a restart; each server keeps its own.
        services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.Data, "keys", "sessions"))).SetApplicationName("sirekap desk");
        return services
            .AddSingleton(new DeskPlace(WebOrigin.Parse(origin)))
            .AddSingleton(provider => new PasskeyShelf(provider.GetRequiredService<LogBook>().Records))
            .AddSingleton<LoginTicket>()
            .AddSingleton<DeskRegistrar>()
            .AddSingleton<AccountEndpoints>()
            .AddSingleton(provider => new ReviewBook(provider.GetRequiredService<LogBook>().Records))
            .AddSingleton(provider => new DeskSigner(provider.GetRequiredService<LogBook>().Records, provider.GetRequiredService<LogBook>()))
            .AddSingleton<ReviewEndpoints>()
            .AddSingleton<PlenaryEndpoints>()
            .AddSingleton<DeskFront>()
            .AddSingleton<DeskPages>()
            .AddSingleton<PlenaryPages>();
    }

    public static void MapDesk(this WebApplication app)
    {
        if (app.Services.GetService<DeskPlace>() is null)
            return;
        app.UseAuthentication();
        app.Services.GetRequiredService<AccountEndpoints>().Map(app);
        app.Services.GetRequiredService<ReviewEndpoints>().Map(app.MapGroup(string.Empty).AddEndpointFilter<RouteGroupBuilder, HomeGate>());
        app.Services.GetRequiredService<PlenaryEndpoints>().Map(app.MapGroup(string.Empty).AddEndpointFilter<RouteGroupBuilder, HomeGate>());
        foreach (var language in Language.All)
        {
            app.Services.GetRequiredService<DeskPages>().Map(app, language);
            app.Services.GetRequiredService<PlenaryPages>().Map(app, language);
        }
    }
}
