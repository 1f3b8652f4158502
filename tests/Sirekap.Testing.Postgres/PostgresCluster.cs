using System.Globalization;

namespace Sirekap.Testing;

/// <summary>One PostgreSQL cluster in a folder of a host, reached by its socket there: no port, unless a test gives it one, and no password.</summary>
public sealed class PostgresCluster
{
    // Held, because the folder goes with its host.
    private readonly PostgresHost _host;
    private readonly string _data, _settings, _port;

    private PostgresCluster(PostgresHost host, string name, string settings = "-c listen_addresses=", int port = 5432)
    {
        (_host, Sockets, _data) = (host, Path.Combine(host.Root, name), Path.Combine(host.Root, name, PostgresHost.Data));
        (_settings, _port) = (settings, port.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Where the socket is: what stands behind <c>Host=</c> in a connection string.</summary>
    public string Sockets { get; }

    /// <summary>Makes a cluster and starts it.</summary>
    public static Task<PostgresCluster> MakeAsync(PostgresHost host, string name) => StartNewAsync(new(host, name));

    /// <summary>Makes a cluster that listens on addresses of the loopback network and starts it.</summary>
    /// <param name="host">Where its folder is.</param>
    /// <param name="name">The folder's name.</param>
    /// <param name="addresses">Such as <c>127.0.0.2</c>.</param>
    /// <param name="port">A free port.</param>
    /// <param name="pem">Certificate and key; null for none.</param>
    public static async Task<PostgresCluster> MakeListeningAsync(PostgresHost host, string name, IEnumerable<string> addresses, int port, string? pem = null)
    {
        var settings = $"-c listen_addresses={string.Join(',', addresses)}";
        if (pem is null)
            return await StartNewAsync(new(host, name, settings, port));
        var key = Path.Combine(host.Root, name + ".pem");
        await PostgresHost.RunAsync("sh", "-c", "umask 077; printf %s \"$1\" > \"$2\"", "sh", pem, key);
        return await StartNewAsync(new(host, name, $"{settings} -c ssl=on -c ssl_cert_file={key} -c ssl_key_file={key}", port));
    }

    /// <summary>Makes a standby of this cluster, which follows it under its name, and starts it.</summary>
    public async Task<PostgresCluster> MakeStandbyAsync(string name)
    {
        var standby = new PostgresCluster(_host, name);
        await PostgresHost.RunAsync("mkdir", standby.Sockets);
        await PostgresHost.RunAsync("pg_basebackup", "-d", $"host={Sockets} user=postgres application_name={name}", "-D", standby._data, "-R", "-X", "stream", "-c", "fast");
        await standby.StartAsync();
        return standby;
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public Task StartAsync() => PostgresHost.RunAsync(
        "pg_ctl", "-D", _data, "-l", Path.Combine(Sockets, "log"), "-w", "-o", $"{_settings} -c port={_port} -c unix_socket_directories={Sockets} -c max_connections=200", "start");

    /// <summary>Stops it at once, as a crash would: it recovers at its next start.</summary>
    public Task CrashAsync() => PostgresHost.RunAsync("pg_ctl", "-D", _data, "-m", "immediate", "stop");

    /// <summary>Stops what still runs of it.</summary>
    public async Task TryCrashAsync()
    {
        try
        {
            await CrashAsync();
        }
        catch (InvalidOperationException)
        {
            // It had crashed by itself.
        }
    }

    /// <summary>The id of its first process.</summary>
    public async Task<string> ProcessIdAsync() => (await PostgresHost.RunAsync("head", "-n", "1", Path.Combine(_data, "postmaster.pid"))).Trim();

    /// <summary>Makes a standby the primary.</summary>
    public Task PromoteAsync() => PostgresHost.RunAsync("pg_ctl", "-D", _data, "-w", "promote");

    /// <summary>Runs SQL as the superuser and returns the values of one column, a line each.</summary>
    public Task<string> SqlAsync(string sql, string database = "postgres") =>
        PostgresHost.RunAsync("psql", "-h", Sockets, "-p", _port, "-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1", "-qtAc", sql);

    /// <summary>A connection string.</summary>
    public string For(string database, string user) => string.Create(CultureInfo.InvariantCulture, $"Host={Sockets};Port={_port};Database={database};Username={user}");

    private static async Task<PostgresCluster> StartNewAsync(PostgresCluster cluster)
    {
        await PostgresHost.RunAsync("mkdir", cluster.Sockets);
        await PostgresHost.RunAsync("initdb", "-D", cluster._data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "--data-checksums", "--no-sync");
        await cluster.StartAsync();
        return cluster;
    }
}
