using System.Diagnostics.Metrics;
using Sirekap.Log;

namespace Sirekap.Witness;

/// <summary>Puts a witness together.</summary>
public static class WitnessHost
{
    /// <summary>Builds a witness that is ready to run.</summary>
    /// <param name="builder">The web application's builder, with its addresses set.</param>
    /// <param name="book">Its book; the caller closes it after the application.</param>
    /// <param name="cosigners">Its keys.</param>
    /// <param name="logs">The keys of the logs that it watches, each named after its origin.</param>
    /// <param name="requestsPerSecond">How many requests a second one address may send, with ten seconds' worth at once; 0 for no limit.</param>
    /// <param name="clock">Gives the times of its signatures.</param>
    /// <param name="meters">Who watches; nobody unless given.</param>
    public static WebApplication Build(
        WebApplicationBuilder builder, WitnessBook book, IReadOnlyList<Cosigner> cosigners, IReadOnlyList<NoteVerifier> logs, int requestsPerSecond, TimeProvider clock, IMeterFactory? meters = null)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = WitnessLimits.MaxBody;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.AddRateLimiter(limiter => WitnessLimits.Configure(limiter, requestsPerSecond));
        // Made by a factory so that the host disposes it with itself.
        builder.Services.AddSingleton(_ => new WitnessMeter(meters, book, clock));
        var app = builder.Build();
        app.UseRateLimiter();
        app.MapWitness(new WitnessDesk(book, cosigners, logs, clock), book);
        return app;
    }
}
