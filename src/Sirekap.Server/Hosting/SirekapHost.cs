using Sirekap.Election;
using Sirekap.Election.Statements;
using Sirekap.Reader.Digits;
using Sirekap.Reader.Pages;
using Sirekap.Server.Counting;
using Sirekap.Server.Desk;
using Sirekap.Server.Intake;
using Sirekap.Server.Ledger;
using Sirekap.Server.Metrics;
using Sirekap.Server.Phones;
using Sirekap.Server.Photos;
using Sirekap.Server.Reading;
using Sirekap.Server.Reports;
using Sirekap.Server.Residency;

namespace Sirekap.Server.Hosting;

/// <summary>Puts a server together: election and log are opened before the first request is answered.</summary>
public static class SirekapHost
{
    /// <summary>Builds a server that is ready to run.</summary>
    /// <param name="builder">The web application's builder, with configuration and addresses set.</param>
    /// <param name="configure">The last word on the options.</param>
    /// <param name="world">What the server reaches others by; null for the world as it is.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="Storage.StartRefusedException">The log's database does not hold what was signed before, or an endpoint is not where it may be.</exception>
    public static async Task<WebApplication> BuildAsync(
        WebApplicationBuilder builder, Action<SirekapOptions>? configure = null, OutsideWorld? world = null, CancellationToken cancellation = default)
    {
        var options = builder.Configuration.GetSection("Sirekap").Get<SirekapOptions>() ?? new SirekapOptions();
        configure?.Invoke(options);
        var definition = ElectionFolder.Load(options.Election ?? ElectionFolder.Find());
        var live = new LiveCount(definition);
        var keys = new KeyFolder(Path.Combine(options.Data, "keys"));
        var meters = new MeterHouse();
        // Before anything is opened: a refused endpoint is not even greeted.
        var home = await HomeGuard.OpenAsync(options, world ?? OutsideWorld.Real, cancellation);
        builder.Services.AddMetricsOutlets(options.Metrics, options.Otlp, meters, home.Door, options.TraceShare);
        var book = await LogBook.OpenAsync(options, live, keys, home, meters, cancellation);
        AddServices(builder, options, live, keys, book);
        builder.Services.AddSingleton(home).AddSingleton<Attester>().AddHostedService<HomeWatch>();
        var app = builder.Build();
        Map(app);
        // Measures from the first moment on; nobody else asks for it.
        app.Services.GetRequiredService<CountMeter>();
        book.ReportWitnessesTo(app.Logger);
        StopWithTheLog(app, book);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, SirekapOptions options, LiveCount live, KeyFolder keys, LogBook book)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = PhotoShelf.MostBytes + 1);
        builder.Services
            .AddPublicSite(live, book, options.PublicUrl)
            .AddRateLimiter(limiter => IntakeLimit.Configure(limiter, options))
            .AddSingleton(options)
            // Made by factories so that the host disposes them with itself, the log last.
            .AddSingleton(_ => book)
            .AddSingleton(_ => keys)
            .AddSingleton<ReadingQueue>()
            .AddSingleton<PhotoIntake>()
            .AddSingleton<PhotoParts>()
            .AddSingleton<ReadingMeter>()
            .AddSingleton<CountMeter>()
            .AddSingleton(LoadMachine(options, live.Definition))
            .AddHostedService<ReadingWorker>()
            .AddSingleton<ServerHand>()
            .AddReports(options.Reports)
            .AddDesk(options)
            .AddPhones(options, keys);
    }

    private static void Map(WebApplication app)
    {
        app.ExplainFailures();
        app.UseRateLimiter();
        app.MapMethods("/healthz", [HttpMethods.Get, HttpMethods.Head], Health.Check);
        var intake = app.MapGroup(string.Empty).AddEndpointFilter<RouteGroupBuilder, HomeGate>();
        intake.MapStatements().MapPhotoIntake().MapPhotoParts().MapReportDoor();
        app.MapDesk();
        app.MapPhones();
        app.MapPublicSite();
    }

    private static PageMachine LoadMachine(SirekapOptions options, ElectionDefinition definition)
    {
        var weights = File.ReadAllBytes(options.Model ?? ShippedData.Find("data/models/digits/digits.bin"));
        var reader = new PageReader(definition.Contests.Select(contest => contest.Form), DigitModel.Load(weights), options.Decoder.Make());
        return new(definition, reader, Digest.Of(weights));
    }

    /// <summary>A log that cannot write any more ends the program: memory may be ahead of the database, and only a fresh start can tell.</summary>
    private static void StopWithTheLog(WebApplication app, LogBook book) => _ = book.Stopped.ContinueWith(
        stopped =>
        {
            if (!stopped.IsFaulted)
                return;
            app.Logger.LogCritical(stopped.Exception, "The log has stopped; the server ends. Start it again: it will read the database anew.");
            Environment.ExitCode = 1;
            app.Lifetime.StopApplication();
        },
        TaskScheduler.Default);
}
