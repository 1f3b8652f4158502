using Sirekap.Cli.Logs;
using Sirekap.Cli.Tests.Backups;
using Sirekap.Cli.Tests.Verification;
using Sirekap.Server.Hosting;
using Sirekap.Testing;

namespace Sirekap.Cli.Tests.Logs;

/// <summary>A log in PostgreSQL is checked like one in a file.</summary>
public sealed class PostgresFsckTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly Check _check = new();

    public void Dispose()
    {
        _data.Dispose();
        _check.Dispose();
    }

    [Fact]
    public async Task A_changed_row_or_file_is_found_and_named()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        var (cluster, name) = (await PostgresDatabases.ClusterAsync(), await PostgresDatabases.MakeAsync());
        var connection = cluster.For(name, PostgresDatabases.Server);
        await using (var server = await SmallServer.StartAsync(_data.Path, _check.Election.Path, options => options.Database = connection))
            await server.EnrolAsync(3);
        Assert.Equal((0, ""), await FsckAsync(connection));
        await cluster.SqlAsync("UPDATE sirekap.entries SET leaf = decode(repeat('00', 32), 'hex') WHERE idx = 2", name);
        var file = _data["log/tile/0/000.p/7"];
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[9] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var (status, said) = await FsckAsync(connection);
        Assert.Equal(1, status);
        Assert.Contains("entry 2: ", said, StringComparison.Ordinal);
        Assert.Contains("log/tile/0/000.p/7: is not the file that the entries give.", said, StringComparison.Ordinal);
        await cluster.SqlAsync("DELETE FROM sirekap.settings", name);
        Assert.Contains("settings: ", (await FsckAsync(connection)).Said, StringComparison.Ordinal);
    }

    private async Task<(int Status, string Said)> FsckAsync(string connection)
    {
        using var screen = new StringWriter();
        var status = await new FsckRun(_data.Path, _check.Election.Path, screen, new SirekapOptions { Database = connection }).RunAsync(new Progress<long>(), TestContext.Current.CancellationToken);
        return (status, string.Join('\n', screen.ToString().TrimEnd().Split('\n')[..^1]));
    }
}
