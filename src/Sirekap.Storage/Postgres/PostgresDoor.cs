using System.Net;
using System.Net.Security;
using Npgsql;

namespace Sirekap.Storage;

/// <summary>
/// The way to a database. Connections go to addresses that were judged, never to a name. Each new one is judged again, by the address at which it is, before
/// its first statement; and where the name has come to lead elsewhere, the door leads there too. Safe for use by several threads.
/// </summary>
sealed class PostgresDoor : IAsyncDisposable
{
    readonly PostgresTarget _target;
    readonly SemaphoreSlim _turn = new(1);
    volatile Way _way;

    PostgresDoor(PostgresTarget target, Way way) => (_target, _way) = (target, way);

    /// <summary>Finds the addresses; connects to none yet.</summary>
    /// <exception cref="IOException">None may be connected to.</exception>
    public static async Task<PostgresDoor> OpenAsync(PostgresTarget target, CancellationToken cancellation) => new(target, new(target, await PinAsync(target, null, cancellation)));

    /// <summary>A connection to the primary.</summary>
    /// <exception cref="IOException">It may not be connected to where it is now.</exception>
    /// <exception cref="NpgsqlException">It cannot be reached.</exception>
    public async ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        var way = _way;
        try
        {
            return await way.Primary.OpenConnectionAsync(cancellation);
        }
        catch (Exception) when (_target.Find is not null && !cancellation.IsCancellationRequested)
        {
            // Refused, moved, or only out of reach: where the name leads now decides.
            if (!await RenewAsync(way, cancellation))
                throw;
        }

        return await _way.Primary.OpenConnectionAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _way.DisposeAsync();
        _turn.Dispose();
    }

    /// <summary>Whether the door leads to other addresses than it did by a way.</summary>
    async Task<bool> RenewAsync(Way way, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_way != way)
                return true;
            var hosts = await PinAsync(_target, way.Hosts, cancellation);
            if (hosts.ConnectionString == way.Hosts.ConnectionString)
                return false;
            _way = new(_target, hosts);
        }
        finally
        {
            _turn.Release();
        }

        // Its idle connections end now, those in use when they are given back.
        await way.DisposeAsync();
        return true;
    }

    static async Task<PinnedHosts> PinAsync(PostgresTarget target, PinnedHosts? known, CancellationToken cancellation) => target.Find is { } find
        ? await PostgresHosts.PinAsync(target.ConnectionString, find, known, cancellation)
        : new(target.ConnectionString, new Dictionary<IPEndPoint, string>());

    /// <summary>A source of connections to the addresses of one moment.</summary>
    sealed class Way : IAsyncDisposable
    {
        readonly AddressFinder? _find;
        readonly NpgsqlMultiHostDataSource _hosts;

        public Way(PostgresTarget target, PinnedHosts hosts)
        {
            (Hosts, _find) = (hosts, target.Find);
            var builder = new NpgsqlDataSourceBuilder(hosts.ConnectionString).UseSslClientAuthenticationOptionsCallback(ExpectName);
            if (_find is not null)
                builder.UsePhysicalConnectionInitializer(_ => throw new NotSupportedException("Connections are opened asynchronously."), JudgeAsync);
            _hosts = builder.BuildMultiHost();
            Primary = _hosts.WithTargetSession(TargetSessionAttributes.Primary);
        }

        public PinnedHosts Hosts { get; }

        public NpgsqlDataSource Primary { get; }

        public ValueTask DisposeAsync() => _hosts.DisposeAsync();

        // A certificate bears the host's name, also where the connection goes to an address.
        void ExpectName(SslClientAuthenticationOptions tls)
        {
            if (IPAddress.TryParse(tls.TargetHost?.Trim('[', ']'), out var address) && Hosts.NameOf.FirstOrDefault(pair => pair.Key.Address.Equals(address)).Value is { } name)
                tls.TargetHost = name;
        }

        async Task JudgeAsync(NpgsqlConnection connection)
        {
            // Whatever is no address is a Unix socket: this machine itself.
            if (!IPAddress.TryParse(connection.Host?.Trim('[', ']'), out var address))
                return;
            var name = Hosts.NameOf[new(address, connection.Port)];
            if (!(await _find!(name, connection.Port, [address], CancellationToken.None)).Contains(address))
                throw new IOException($"{name} does not lead to {address} any more.");
        }
    }
}
