using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using Sirekap.Testing;

namespace Sirekap.Storage.Tests.Postgres;

/// <summary>A real database on three addresses of the loopback network; where its name leads, and what may be connected to, the test decides.</summary>
public sealed class PostgresDoorTests : IAsyncLifetime, IDisposable
{
    const string Name = "basis.contoh.id", Other = "lain.contoh.id", First = "127.0.0.2", Second = "127.0.0.3", Forbidden = "127.0.0.4";

    readonly Dictionary<string, IPAddress[]> _leads = new() { [Name] = [IPAddress.Parse(First)], [Other] = [IPAddress.Parse(First)] };
    readonly string _root = Path.GetTempFileName();
    readonly List<string> _judged = [];
    bool _isSilent;
    PostgresHost? _host;
    PostgresCluster _cluster = null!;
    int _port;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresHost.Missing is not null, PostgresHost.Missing ?? "");
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + Name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, default), new(2120, 1, 1, 0, 0, 0, default));
        await File.WriteAllTextAsync(_root, certificate.ExportCertificatePem());
        _host = await PostgresHost.StartAsync();
        _cluster = await PostgresCluster.MakeListeningAsync(_host, "listening", [First, Second, Forbidden], _port, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _cluster.TryCrashAsync();
        Dispose();
    }

    public void Dispose()
    {
        _host?.Dispose();
        File.Delete(_root);
    }

    [Fact]
    public async Task Every_new_connection_is_judged_goes_where_the_name_leads_now_and_expects_the_certificate_of_the_name()
    {
        await using (var door = await OpenAsync(Name, pooled: false))
        {
            Assert.Equal(First, await WhereAsync(door));
            _leads[Name] = [IPAddress.Parse(Second)];
            Assert.Equal(Second, await WhereAsync(door));
            _leads[Name] = [IPAddress.Parse(Second), IPAddress.Parse(Forbidden)];
            Assert.Contains(Forbidden, (await Assert.ThrowsAsync<IOException>(() => WhereAsync(door))).Message, StringComparison.Ordinal);
            _leads[Name] = [IPAddress.Parse(First)];
            Assert.Equal(First, await WhereAsync(door));
            _isSilent = true;
            Assert.Equal(First, await WhereAsync(door));
            Assert.Equal($"{Name} {First}", _judged[^1]);
            Assert.DoesNotContain($"{Name} {Forbidden}", _judged);
        }

        _isSilent = false;
        await using (var pooled = await OpenAsync(Name, pooled: true))
        {
            Assert.Equal(First, await WhereAsync(pooled));
            var judged = _judged.Count;
            Assert.Equal(First, await WhereAsync(pooled));
            Assert.Equal(judged, _judged.Count);
        }

        await using var foreign = await OpenAsync(Other, pooled: false);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => WhereAsync(foreign));
    }

    Task<PostgresDoor> OpenAsync(string name, bool pooled) => PostgresDoor.OpenAsync(
        new(FormattableString.Invariant($"Host={name};Port={_port};Database=postgres;Username=postgres;SSL Mode=VerifyFull;Root Certificate={_root};Pooling={pooled}"), FindAsync), TestContext.Current.CancellationToken);

    Task<IReadOnlyList<IPAddress>> FindAsync(string host, int port, IReadOnlyList<IPAddress> known, CancellationToken cancellation)
    {
        IReadOnlyList<IPAddress> led = _isSilent ? known : _leads[host];
        if (led.Any(address => address.ToString() == Forbidden))
            throw new IOException($"{Forbidden} is outside.");
        _judged.AddRange(led.Select(address => $"{host} {address}"));
        return Task.FromResult(led);
    }

    static async Task<string> WhereAsync(PostgresDoor door)
    {
        await using var connection = await door.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.True(connection.Host is First or Second);
        await using var command = connection.Command("SELECT host(inet_server_addr())");
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
