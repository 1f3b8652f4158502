using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sirekap.Cli.Client;
using Sirekap.Cli.Rehearsal;
using Sirekap.Election.Regions;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Ledger;
using Spectre.Console;
using Region = Sirekap.Election.Regions.Region;

namespace Sirekap.Cli.Commands;

/// <summary><c>sirekap rehearse</c>: plays an election night whose stations add up to the official result. See docs/rehearsal.md.</summary>
internal static class RehearseCommand
{
    private const string Notice = "Gladi. Semua angka TPS karangan; jumlah tiap provinsi sama dengan hasil resmi 2024. Foto tidak ada.";
    private const string NoticeEn = "Rehearsal. All figures of stations are invented; each province adds up to the official result of 2024. There are no photographs.";
    private const int HttpKeys = 32, WriterKeys = 4, PlenariesAtOnce = 16;

    private static readonly Option<string> Urls = ServerOptions.Urls();
    private static readonly Option<string> Data = ServerOptions.Data("var/rehearsal");
    private static readonly Option<string> Part = new("--region") { Description = "Kode wilayah yang dimainkan; 0 seluruh negeri · Code of the region that is played; 0 for the nation", DefaultValueFactory = _ => "0" };
    private static readonly Option<double> Rate = new("--rate") { Description = "Formulir per detik; 0 secepat mungkin · Forms a second; 0 as fast as possible" };
    private static readonly Option<double> Minutes = new("--minutes") { Description = "Datang seperti tahun 2024, dipadatkan menjadi sekian menit; 0 dengan --rate · Arrive as in 2024, in so many minutes; 0 for --rate" };
    private static readonly Option<bool> Http = new("--http") { Description = "Kirim lewat HTTP, bukan langsung ke penulis log · Send over HTTP instead of straight to the log's writer" };
    private static readonly Option<int> Seed = new("--seed") { Description = "Memilih semua yang dikarang · Chooses all that is invented", DefaultValueFactory = _ => 2024 };
    private static readonly Option<bool> Stay = new("--stay") { Description = "Tetap melayani sesudahnya · Go on serving afterwards" };
    private static readonly Option<int> Misread = PerThousand("--misread", "Mesin salah baca · Machine misreads", 20);
    private static readonly Option<int> Mistyped = PerThousand("--mistyped", "Petugas salah ketik · Officer mistypes", 10);
    private static readonly Option<int> Slip = PerThousand("--slip", "Kertas salah jumlah · Paper does not add up", 10);
    private static readonly Option<int> MissingPage = PerThousand("--missing-page", "Halaman kurang · Page missing", 5);
    private static readonly Option<int> Replaced = PerThousand("--replaced", "Petugas mengganti kiriman · Officer replaces the form", 5);
    private static readonly Option<int> Swapped = PerThousand("--swapped", "Suara dua calon tertukar di kertas, dikoreksi rapat pleno · Two candidates swapped on paper, corrected by the plenary", 2);
    private static readonly Option<int> Reopened = PerThousand("--reopened", "Rekap kecamatan ditutup terlalu cepat dan dibuka lagi · District recap closed too early and reopened", 10);
    private static readonly Option<bool> NoRecap = new("--no-recap") { Description = "Hanya malam itu, tanpa rekapitulasi · The night alone, without recapitulations" };

    public static Command Build()
    {
        var command = new Command("rehearse", "Memainkan malam pemilu · Plays an election night") { Urls, Data, Part, Rate, Minutes, Http, Seed, Stay, Misread, Mistyped, Slip, MissingPage, Replaced, Swapped, Reopened, NoRecap };
        Rate.Validators.Add(NotNegative);
        Minutes.Validators.Add(NotNegative);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Rate) > 0 && result.GetValue(Minutes) > 0)
                result.AddError("--rate and --minutes both say when forms come: give one of them.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static void NotNegative(OptionResult result)
    {
        if (result.GetValueOrDefault<double>() < 0)
            result.AddError($"{result.Option.Name} is {result.GetValueOrDefault<double>()}: give 0 or more.");
    }

    private static Option<int> PerThousand(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = $"{description}, ‰", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 100)
                result.AddError($"{name} is {result.GetValueOrDefault<int>()}: give a number of stations in a thousand, from 0 to 100.");
        });
        return option;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder();
        ServerOptions.Apply(builder, parsed.GetValue(Urls));
        (builder.Configuration["Site:Notice"], builder.Configuration["Site:NoticeEn"]) = (Notice, NoticeEn);
        await using var app = await SirekapHost.BuildAsync(
            builder, options => (options.Data, options.IntakePerSecond, options.Desk) = (parsed.GetValue(Data)!, 0, null), cancellation: cancellation);
        await app.StartAsync(cancellation);
        ServerOptions.SayReady(app);
        var holds = await PlayAsync(app, parsed, cancellation);
        if (parsed.GetValue(Stay))
            await app.WaitForShutdownAsync(cancellation);
        await app.StopAsync(CancellationToken.None);
        return Environment.ExitCode != 0 ? Environment.ExitCode : holds ? 0 : 1;
    }

    private static async Task<bool> PlayAsync(WebApplication app, ParseResult parsed, CancellationToken cancellation)
    {
        var live = app.Services.GetRequiredService<LiveCount>();
        var contest = live.Definition.Contests[0];
        var region = FindRegion(live.Definition.Regions, parsed.GetValue(Part)!);
        var overHttp = parsed.GetValue(Http);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        IEntryDoor door = overHttp ? new HttpDoor(new IntakeClient(http)) : new WriterDoor(app.Services.GetRequiredService<LogBook>().Writer);
        using var pens = await PenCase.OpenAsync(
            app.Services.GetRequiredService<KeyFolder>(), overHttp ? HttpKeys : WriterKeys, door, live, TimeProvider.System, cancellation);
        var official = OfficialResult.Read(File.ReadLines(ShippedData.Find("data/rehearsal/ppwp-2024.csv")), contest.Candidates.Length);
        var plan = new RehearsalPlan(contest, official, Rates(parsed, region), parsed.GetValue(Seed));
        var run = new RehearsalRun(plan, contest, live, pens, overHttp ? 2 * HttpKeys : 2048);
        var (report, said) = (new RehearsalReport(Console.Out), new List<(string Part, long Entries, TimeSpan Time)>());
        await Bars(AnsiConsole.Progress()).StartAsync(async bars =>
        {
            var stations = run.Waiting(region);
            IReadOnlyDictionary<int, byte[]> keys = new Dictionary<int, byte[]>();
            await MeasureAsync("kunci petugas · officers' keys", stations.Count, async done => keys = await run.EnrolAsync(stations, done, cancellation));
            await MeasureAsync("formulir, bacaan, putusan · forms, readings, decisions", stations.Count, done => run.PlayAsync(stations, keys, PaceOf(parsed, stations.Count), done, cancellation));
            if (HasRecaps(parsed, region))
            {
                var plenaries = new PlenaryPlay(contest, live, pens, plan.Stations(region).Where(station => station.Mishap == Mishap.Swapped), parsed.GetValue(Reopened));
                await MeasureAsync("rekapitulasi · recapitulations", PlenaryPlay.Tiers(region).Sum(tier => tier.Count), done => plenaries.RunAsync(region, PlenariesAtOnce, done, cancellation));
            }

            async Task MeasureAsync(string part, int steps, Func<Action, Task> work)
            {
                var (bar, before, clock) = (bars.AddTask(part, maxValue: Math.Max(1, steps)), live.Size, Stopwatch.StartNew());
                await work(() => bar.Increment(1));
                bar.Value = bar.MaxValue;
                said.Add((part, live.Size - before, clock.Elapsed));
            }
        });
        foreach (var (part, entries, time) in said)
            report.Say(part, entries, time);
        report.SayUse(parsed.GetValue(Data)!);
        return live.Read(count => report.Compare(count.Contest(contest.Code)!, region, plan));
    }

    private static MishapRates Rates(ParseResult parsed, Region region) => new(
        parsed.GetValue(Misread), parsed.GetValue(Mistyped), parsed.GetValue(Slip), parsed.GetValue(MissingPage), parsed.GetValue(Replaced),
        HasRecaps(parsed, region) ? parsed.GetValue(Swapped) : 0);

    private static Pace PaceOf(ParseResult parsed, int forms) => parsed.GetValue(Minutes) is > 0 and var minutes
        ? Pace.Along(ArrivalCurve.Read(File.ReadLines(ShippedData.Find("data/rehearsal/arrival-2024.csv"))), forms, TimeSpan.FromMinutes(minutes), TimeProvider.System)
        : Pace.Even(parsed.GetValue(Rate), TimeProvider.System);

    /// <summary>Only a plenary can put a swapped paper right, and a village holds none.</summary>
    private static bool HasRecaps(ParseResult parsed, Region region) => !parsed.GetValue(NoRecap) && region.Level != RegionLevel.Village;

    private static Region FindRegion(RegionTree tree, string code) =>
        tree.FindRegion(code) ?? throw new InvalidDataException($"There is no region {code}: give a code such as 82, 8271 or 827102, or 0 for the nation.");

    private static Progress Bars(Progress progress) => progress.HideCompleted(false)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());
}
