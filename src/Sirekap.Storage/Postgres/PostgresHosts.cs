using System.Globalization;
using System.Net;
using Npgsql;

namespace Sirekap.Storage;

/// <summary>The hosts in a connection string of Npgsql, which are several where a primary is looked for.</summary>
public static class PostgresHosts
{
    const string Anywhere = "localhost";

    /// <summary>The hosts; null for a Unix socket, which is this machine itself.</summary>
    public static IReadOnlyList<(string? Host, int Port)> Of(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return [.. (settings.Host ?? Anywhere).Split(',', StringSplitOptions.TrimEntries).Select(host => Split(host, settings.Port))];
    }

    /// <summary>Replaces every name by addresses, so that nothing else than these is connected to.</summary>
    /// <param name="connectionString">In the form of Npgsql.</param>
    /// <param name="find">Gives the addresses of a host and port.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<PostgresTarget> PinAsync(
        string connectionString, Func<string, int, CancellationToken, Task<IReadOnlyList<IPAddress>>> find, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var (pinned, names) = (new List<string>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (given, (host, port)) in (settings.Host ?? Anywhere).Split(',', StringSplitOptions.TrimEntries).Zip(Of(connectionString)))
        {
            if (host is null)
            {
                pinned.Add(given);
                continue;
            }

            foreach (var address in await find(host, port, cancellation))
            {
                var text = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
                names.TryAdd(text, host);
                pinned.Add(string.Create(CultureInfo.InvariantCulture, $"{text}:{port}"));
            }
        }

        settings.Host = string.Join(',', pinned);
        return new(settings.ConnectionString, names);
    }

    static (string? Host, int Port) Split(string host, int port)
    {
        if (host is ['/' or '@', ..])
            return (null, 0);
        var end = host.LastIndexOf(':');
        var hasPort = end > 0 && (host.IndexOf(':', StringComparison.Ordinal) == end || host[end - 1] == ']') && int.TryParse(host.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port);
        return ((hasPort ? host[..end] : host).Trim('[', ']'), port);
    }
}

/// <summary>Where a database is.</summary>
/// <param name="ConnectionString">In the form of Npgsql.</param>
/// <param name="NameOf">The name to which a certificate must be issued, by the host as it stands in the connection string; where none is given, that host itself.</param>
public sealed record PostgresTarget(string ConnectionString, IReadOnlyDictionary<string, string> NameOf)
{
    /// <summary>A database as a connection string alone names it.</summary>
    public static PostgresTarget Of(string connectionString) => new(connectionString, new Dictionary<string, string>());
}
