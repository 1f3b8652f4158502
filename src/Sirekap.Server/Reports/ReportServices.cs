using Microsoft.AspNetCore.Mvc;
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
        .AddSingleton(provider => new ReportPictures(provider.GetRequiredService<LogBook>().Blobs, provider.GetRequiredService<LogBook>().Records, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ReportPrices>()
        .AddSingleton<ReportRoom>()
        .AddSingleton<ReportDoor>()
        .AddSingleton<ReportKeeper>()
        .AddHostedService(provider => provider.GetRequiredService<ReportKeeper>());

    /// <summary>Maps where the form of a report is sent: in both languages, for every contest. It bounds what it reads by itself, since what was typed must come back also when a photograph is too large.</summary>
    public static IEndpointRouteBuilder MapReportDoor(this IEndpointRouteBuilder app)
    {
        foreach (var language in Language.All)
        {
            foreach (var contest in new[] { "", $"/k/{{{Question.ContestRoute}}}" })
            {
                app.MapPost($"{language.Prefix}{contest}/lapor/{{code}}", (HttpContext http, FrontDesk desk, ReportDoor door, ReportRoom room) => ReportForms.TakeAsync(http, desk, door, room, language))
                    .WithMetadata(new DisableRequestSizeLimitAttribute()).RequireRateLimiting(IntakeLimit.ReportPolicy).ExcludeFromDescription();
            }
        }

        app.MapMethods(PublicPictures.Pattern, [HttpMethods.Get, HttpMethods.Head], PublicPictures.ShowAsync).ExcludeFromDescription();
        return app;
    }
}
