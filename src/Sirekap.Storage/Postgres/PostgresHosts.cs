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
    /// <param name="known">What the names led to before; null for none.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<PinnedHosts> PinAsync(string connectionString, AddressFinder find, PinnedHosts? known, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var (pinned, names) = (new List<string>(), new Dictionary<IPEndPoint, string>());
        foreach (var (given, (host, port)) in (settings.Host ?? Anywhere).Split(',', StringSplitOptions.TrimEntries).Zip(Of(connectionString)))
        {
            if (host is null)
            {
                pinned.Add(given);
                continue;
            }

            // In one order, whatever order a resolver turns them into: the same addresses are the same place.
            foreach (var address in (await find(host, port, known?.Of(host, port) ?? [], cancellation)).OrderBy(address => address.ToString(), StringComparer.Ordinal))
            {
                var place = new IPEndPoint(address, port);
                names.TryAdd(place, host);
                pinned.Add(place.ToString());
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
