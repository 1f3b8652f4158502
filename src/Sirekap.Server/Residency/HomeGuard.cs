using Sirekap.Residency.Collection.Guarding;
using Sirekap.Residency.Guarding;
using Sirekap.Residency.Texts;
using Sirekap.Server.Hosting;
using Sirekap.Storage;

namespace Sirekap.Server.Residency;

/// <summary>The guard of a server, open: every endpoint was checked once, and none is refused.</summary>
public sealed class HomeGuard
{
    private HomeGuard(EndpointGuard guard, OutsideWorld world) => (Endpoints, World, Door) = (guard, world, new(guard, world.Dialer));

    /// <summary>How the endpoints stand.</summary>
    public EndpointGuard Endpoints { get; }

    /// <summary>The way out, for everything that the server sends.</summary>
    public GuardedDoor Door { get; }

    /// <summary>The clock and the world of this server.</summary>
    public OutsideWorld World { get; }

    /// <summary>What is wrong, a sentence for each refused endpoint.</summary>
    public IReadOnlyList<string> Troubles
    {
        get
        {
            var words = new ResidencyWords("en");
            return [.. Endpoints.Refused.Select(finding => GuardText.Of(finding, words))];
        }
    }

    /// <summary>Reads the data map and checks every endpoint of it.</summary>
    /// <exception cref="StartRefusedException">An endpoint is not where it may be; the sentence names it, the evidence and the rule.</exception>
    /// <exception cref="InvalidDataException">A declaration cannot be understood.</exception>
    public static Task<HomeGuard> OpenAsync(SirekapOptions options, OutsideWorld world, CancellationToken cancellation) =>
        OpenAsync(DataMapReader.Read(options), options.Residency, world, cancellation);

    /// <summary>Checks every endpoint of a data map.</summary>
    /// <exception cref="StartRefusedException">An endpoint is not where it may be.</exception>
    public static async Task<HomeGuard> OpenAsync(DataMap map, ResidencyOptions options, OutsideWorld world, CancellationToken cancellation)
    {
        var home = new HomeGuard(world.Guard(map, options), world);
        await home.Endpoints.CheckAsync(cancellation);
        return home.Troubles is [var first, ..] ? throw new StartRefusedException(first) : home;
    }

    /// <summary>A database each of whose connections goes to addresses that were judged.</summary>
    /// <param name="connection">In the form of Npgsql.</param>
    public PostgresTarget Database(string connection) => new(connection, Endpoints.AdmitAsync);
}
