using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Sirekap.Election.Statements.Passkeys;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Desk.Deeds;
using Sirekap.Server.Desk.Objections;
using Sirekap.Server.Desk.Pages;
using Sirekap.Server.Desk.People;
using Sirekap.Server.Desk.Plenary;
using Sirekap.Server.Desk.Reports;
using Sirekap.Server.Desk.Review;
using Sirekap.Server.Desk.Sampling;
using Sirekap.Server.Desk.Sheets;
using Sirekap.Server.Desk.Signing;
using Sirekap.Server.Desk.Takedowns;
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
            .AddSingleton(provider => new LoginTicket(provider.GetRequiredService<IDataProtectionProvider>(), provider.GetRequiredService<LogBook>().Records))
            .AddSingleton(provider => new ArrivalBook(provider.GetRequiredService<LogBook>().Records))
            .AddSingleton<SigningPad>()
            .AddSingleton<SigningEndpoints>()
            .AddSingleton<PeopleEndpoints>()
            .AddSingleton<DeskRegistrar>()
            .AddSingleton<AccountEndpoints>()
            .AddSingleton(provider => new ReviewBook(provider.GetRequiredService<LogBook>().Records))
            .AddSingleton<ReviewEndpoints>()
            .AddSingleton<SampleDesk>()
            .AddSingleton<ReportDesk>()
            .AddSingleton<TakedownDesk>()
            .AddSingleton<DeskFront>()
            .AddSingleton<SheetEndpoints>()
            .AddSingleton<ObjectionEndpoints>()
            .AddSingleton<IDeskPages, DeskPages>()
            .AddSingleton<IDeskPages, SheetPages>()
            .AddSingleton<IDeskPages, ObjectionDeskPages>()
            .AddSingleton<PlenaryEndpoints>()
            .AddSingleton<IDeskPages, PlenaryPages>()
            .AddSingleton<IDeskPages, PeoplePages>()
            .AddSingleton<IDeskPages, DeedPages>()
            .AddSingleton<IDeskPages, SamplePages>()
            .AddSingleton<IDeskPages>(provider => provider.GetRequiredService<ReportDesk>());
    }

    public static void MapDesk(this WebApplication app)
    {
        if (app.Services.GetService<DeskPlace>() is null)
            return;
        app.UseAuthentication();
        app.Services.GetRequiredService<AccountEndpoints>().Map(app);
        // What takes data in stands behind the gate that closes when an endpoint is found abroad.
        var taking = app.MapGroup(string.Empty).AddEndpointFilter<RouteGroupBuilder, HomeGate>();
        app.Services.GetRequiredService<ReviewEndpoints>().Map(taking);
        app.Services.GetRequiredService<SigningEndpoints>().Map(taking);
        app.Services.GetRequiredService<PlenaryEndpoints>().Map(taking);
        app.Services.GetRequiredService<PeopleEndpoints>().Map(taking);
        app.Services.GetRequiredService<ReportDesk>().MapAnswers(taking);
        app.Services.GetRequiredService<SheetEndpoints>().Map(taking);
        app.Services.GetRequiredService<ObjectionEndpoints>().Map(taking);
        app.Services.GetRequiredService<SampleDesk>().Map(taking);
        app.Services.GetRequiredService<TakedownDesk>().Map(taking);
        foreach (var language in Language.All)
        {
            foreach (var pages in app.Services.GetServices<IDeskPages>())
                pages.Map(app, language);
        }
    }
}
