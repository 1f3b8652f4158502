using Sirekap.Cli.Backups;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Mirror.Sources;
using Sirekap.Server.Hosting;
using Sirekap.Storage;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Backups;

/// <summary>A real PostgreSQL database is set back to an earlier copy of itself, and brought forward.</summary>
public sealed class DatabaseCatchUpTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly Check _check = new();
    private readonly StringWriter _screen = new();

    public void Dispose()
    {
        _data.Dispose();
        _check.Dispose();
        _screen.Dispose();
    }

    [Fact]
    public async Task An_older_copy_is_brought_forward_from_what_the_servers_published_and_goes_on()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        var (cluster, name) = (await PostgresDatabases.ClusterAsync(), await PostgresDatabases.MakeAsync());
        await using (var server = await StartAsync(Connect(name)))
            await server.EnrolAsync(3);
        await cluster.SqlAsync($"CREATE DATABASE {name}_older TEMPLATE {name} OWNER owner");
        long size;
        await using (var server = await StartAsync(Connect(name)))
        {
            await server.EnrolAsync(300);
            size = server.Size;
            Assert.Contains("is running", (await Assert.ThrowsAsync<StartRefusedException>(() => CatchUpAsync(name))).Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync(Connect(name + "_older")));
        await CatchUpAsync(name + "_older");
        Assert.Contains("300 entries taken from the published files", _screen.ToString(), StringComparison.Ordinal);
        await using var restored = await StartAsync(Connect(name + "_older"));
        Assert.Equal(size, restored.Size);
        await restored.EnrolAsync(2);
        using var grown = new SiteSource(restored.Address, TimeProvider.System);
        Assert.Empty(_check.Run(grown, _check.Options with { Photos = false }));

        string Connect(string database) => cluster.For(database, PostgresDatabases.Server) + ";Pooling=false";
        Task CatchUpAsync(string database) =>
            new DatabaseCatchUp(new SirekapOptions { Database = Connect(database), Data = _data.Path }, _screen).RunAsync(null, TestContext.Current.CancellationToken);
    }

    private Task<SmallServer> StartAsync(string connection) => SmallServer.StartAsync(_data.Path, _check.Election.Path, options => options.Database = connection);
}
