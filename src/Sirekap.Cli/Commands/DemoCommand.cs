using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sirekap.Cli.Client;
using Sirekap.Cli.Demo;
using Sirekap.Election.Contests;
using Sirekap.Server.Claims;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Spectre.Console;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap demo</c>: a server with the presidential election of 2024, and a small election night played on it.</summary>
internal static class DemoCommand
{
    private const string Notice = "Peragaan. Hanya TPS 8271021022008 memakai formulir asli 14 Februari 2024; semua angka dan foto lain karangan.";
    private const string NoticeEn = "Demonstration. Only station 8271021022008 shows a real form, of 14 February 2024; all other figures and photographs are invented.";

    /// <summary>How long a citizen of the demonstration waits who reports without a script, in seconds.</summary>
    private const int ShortWait = 10;

    public static Command Build()
    {
        var urls = ServerOptions.Urls();
        var data = ServerOptions.Data("var/demo");
        var command = new Command("demo", "Memperagakan seluruh sistem · Shows the whole system at work") { urls, data };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(urls)!, parsed.GetValue(data)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string urls, string data, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder();
        ServerOptions.Apply(builder, urls);
        builder.Configuration["Site:Notice"] = Notice;
        builder.Configuration["Site:NoticeEn"] = NoticeEn;
        await using var app = await SirekapHost.BuildAsync(
            builder,
            options => (options.Data, options.IntakePerSecond, options.Desk, options.Reports.WaitSeconds) = (data, 0, options.Desk ?? DemoDesk.OriginFor(urls), ShortWait),
            cancellation: cancellation);
        await app.StartAsync(cancellation);
        await PlayAsync(app, data, cancellation);
        DemoDesk.Invite(app, Console.Out);
        ServerOptions.SayReady(app);
        await app.WaitForShutdownAsync(cancellation);
        return Environment.ExitCode;
    }

    private static async Task PlayAsync(WebApplication app, string data, CancellationToken cancellation)
    {
        var definition = app.Services.GetRequiredService<LiveCount>().Definition;
        var keys = app.Services.GetRequiredService<KeyFolder>();
        var contest = definition.Contests[0];
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var client = new IntakeClient(http);
        using var crew = new DemoCrew(keys, client, definition.Id, TimeProvider.System);
        using var pictures = new DemoPictures(definition, contest, ShippedData.Find("data/forms"));
        var night = new DemoNight(definition, contest, client, crew, pictures, TimeProvider.System);
        var importer = new ClaimImporter(
            definition, contest, new ClaimServer(http, TimeProvider.System), keys.OpenOrMake(KeyNames.Importer), TimeProvider.System);
        await Bars(AnsiConsole.Progress()).StartAsync(async bars =>
        {
            await ImportAsync(importer, contest, bars, cancellation);
            var forms = bars.AddTask("Formulir dan foto masuk · forms and photographs", maxValue: DemoScript.Stations(definition.Regions).Count);
            await night.SubmitAsync(_ => forms.Increment(1), cancellation);
            var settled = bars.AddTask("Mesin membaca, orang memutuskan · machine reads, people decide").IsIndeterminate();
            await night.SettleAsync(cancellation);
            await new DemoReports(http, contest, crew).ReportAsync(cancellation);
            settled.Value = settled.MaxValue;
        });
        await DemoPhone.InviteAsync(app, pictures, data, Console.Out, cancellation);
    }

    private static async Task ImportAsync(ClaimImporter importer, Contest contest, ProgressContext bars, CancellationToken cancellation)
    {
        var files = ClaimFolder.Find(ShippedData.Find("data/demo/kpu-claims"));
        var claims = bars.AddTask("Angka terbitan KPU · KPU's published figures", maxValue: files.Count);
        await foreach (var _ in importer.Import(files, cancellation))
            claims.Increment(1);
    }

    private static Progress Bars(Progress progress) => progress.HideCompleted(false)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn());
}
