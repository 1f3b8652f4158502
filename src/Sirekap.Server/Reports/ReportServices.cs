using Sirekap.Server.Intake;
using Sirekap.Server.Ledger;
using Sirekap.Server.Site.Reports;
using Sirekap.Server.Site.Serving;
using Sirekap.Server.Site.Visiting;

namespace Sirekap.Server.Reports;

/// <summary>Puts the door for reports into a server that takes statements in; a mirror has none.</summary>
internal static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services, ReportOptions options) => services
        .AddSingleton(options)
        .AddSingleton(provider => new ReportMint(provider.GetRequiredService<LogBook>().Records, options, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new ReportWords(provider.GetRequiredService<LogBook>().Records))
        .AddSingleton(provider => new ReportPictures(provider.GetRequiredService<LogBook>().Blobs))
        .AddSingleton<ReportLimits>()
        .AddSingleton<ReportOverflow>()
        .AddSingleton<ReportDoor>()
        .AddSingleton<ReportKeeper>()
        .AddHostedService(provider => provider.GetRequiredService<ReportKeeper>());

    /// <summary>Maps where the form of a report is sent: in both languages, for every contest.</summary>
    public static IEndpointRouteBuilder MapReportDoor(this IEndpointRouteBuilder app)
    {
        foreach (var language in Language.All)
        {
            foreach (var contest in new[] { "", $"/k/{{{Question.ContestRoute}}}" })
            {
                app.MapPost($"{language.Prefix}{contest}/lapor/{{code}}", (HttpContext http, FrontDesk desk, ReportDoor door) => ReportForms.TakeAsync(http, desk, door, language))
                    .WithMetadata(new HeldInMemory()).RequireRateLimiting(IntakeLimit.Policy).ExcludeFromDescription();
            }
        }

        app.MapMethods(PublicPictures.Pattern, [HttpMethods.Get, HttpMethods.Head], PublicPictures.ShowAsync).ExcludeFromDescription();
        return app;
    }
}
