using Microsoft.Extensions.DependencyInjection.Extensions;
using Sirekap.Server.Desk.Accounts;
using Sirekap.Server.Hosting;
using Sirekap.Server.Ledger;
using Sirekap.Server.Residency;

namespace Sirekap.Server.Phones;

/// <summary>Puts the officers' phones into a server: enrolment, and the app where it was published beside the program.</summary>
internal static class PhoneServices
{
    public static IServiceCollection AddPhones(this IServiceCollection services, SirekapOptions options, KeyFolder keys)
    {
        // Here once, so that the command that makes codes beside a running server finds the same secret.
        keys.OpenOrMakeSecret(KeyNames.PhoneCodes);
        services.TryAddSingleton<DeskRegistrar>();
        if (PhoneApp.Find(options) is { } app)
            services.AddSingleton(app).AddSingleton<PhonePages>();
        return services
            .AddSingleton(provider => new EnrolmentShelf(provider.GetRequiredService<LogBook>().Records))
            .AddSingleton<WrongCodes>()
            .AddSingleton<EarlierPhones>()
            .AddSingleton<EnrolmentEndpoint>();
    }

    public static void MapPhones(this WebApplication app)
    {
        app.Services.GetRequiredService<EnrolmentEndpoint>().Map(app.MapGroup(string.Empty).AddEndpointFilter<RouteGroupBuilder, HomeGate>());
        app.Services.GetService<PhonePages>()?.Map(app);
    }
}
