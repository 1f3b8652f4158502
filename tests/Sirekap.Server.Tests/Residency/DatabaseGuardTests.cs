using System.Net;
using System.Net.Sockets;
using Sirekap.Election.Statements;
using Sirekap.Residency.Collection.Guarding;
using Sirekap.Residency.Collection.Tests.Fakes;
using Sirekap.Server.Ledger;
using Sirekap.Server.Residency;
using Sirekap.Server.Tests.Intake;
using Sirekap.Testing;

namespace Sirekap.Server.Tests.Residency;

/// <summary>A whole server on a database behind a name; where that name leads, the test decides.</summary>
public sealed class DatabaseGuardTests : IAsyncLifetime
{
    private const string Name = "basis.contoh.id", Declared = "127.0.0.2", Elsewhere = "127.0.0.3", Station = "8271021022008";

    private readonly TestWorld _world = new TestWorld().Leads(Name, Declared);
    private PostgresHost? _host;
    private PostgresCluster _cluster = null!;
    private int _port;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        _host = await PostgresHost.StartAsync();
        _cluster = await PostgresCluster.MakeListeningAsync(_host, "guarded", [Declared, Elsewhere], _port);
        await PostgresDatabases.PrepareAsync(_cluster, "log");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _cluster.TryCrashAsync();
        _host?.Dispose();
    }

    [Fact]
    public async Task A_database_that_moves_elsewhere_gets_no_new_connection_and_stops_the_intake_while_the_site_goes_on()
    {
        await using var server = new RunningServer
        {
            World = OutsideWorld.Real with { Names = _world },
            Configure = options =>
            {
                options.Database = FormattableString.Invariant($"Host={Name};Port={_port};Database=log;Username={PostgresDatabases.Server};SSL Mode=Disable;Pooling=false");
                options.Residency.Endpoints.Add(new() { Name = "database", Country = "ID", Networks = { Declared } });
            },
        };
        await server.StartAsync();
        var officer = await server.OfficerAsync(Station);
        var book = server.Service<LogBook>();
        Assert.NotNull(await book.EntryAsync(0, TestContext.Current.CancellationToken));

        _world.Leads(Name, Elsewhere);
        var refused = await Assert.ThrowsAsync<EndpointRefusedException>(() => book.EntryAsync(0, TestContext.Current.CancellationToken));
        Assert.Contains("\"database\"", refused.Message, StringComparison.Ordinal);
        var refusal = await RunningServer.RefusalAsync(await server.SendAsync(SignedEntry.Sign(server.Form(Station, officer, [1], [2], [3]), officer)));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "residency-stopped"), refusal);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

        _world.Leads(Name, Declared);
        await server.Service<HomeGuard>().Endpoints.CheckAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(await book.EntryAsync(0, TestContext.Current.CancellationToken));
        using var taken = await server.SendAsync(SignedEntry.Sign(server.Form(Station, officer, [1], [2], [3]), officer));
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
    }
}
