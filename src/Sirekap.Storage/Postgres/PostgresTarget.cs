using System.Net;

namespace Sirekap.Storage;

/// <summary>Gives the addresses of a host at which connections may be made now.</summary>
/// <param name="host">Name or address.</param>
/// <param name="port">Port.</param>
/// <param name="known">What it led to before: to be judged where nobody can say what it leads to now. May be empty.</param>
/// <param name="cancellation">Gives up.</param>
/// <exception cref="IOException">None may be connected to.</exception>
/// <exception cref="System.Net.Sockets.SocketException">Nobody knows an address.</exception>
public delegate Task<IReadOnlyList<IPAddress>> AddressFinder(string host, int port, IReadOnlyList<IPAddress> known, CancellationToken cancellation);

/// <summary>A database, and who decides at which addresses.</summary>
/// <param name="ConnectionString">In the form of Npgsql.</param>
/// <param name="Find">Decides for each new connection; null leaves names to Npgsql.</param>
public sealed record PostgresTarget(string ConnectionString, AddressFinder? Find = null);

/// <summary>A connection string that names nothing but addresses.</summary>
/// <param name="ConnectionString">In the form of Npgsql.</param>
/// <param name="NameOf">The name, to which a certificate must be issued, of each address and port.</param>
public sealed record PinnedHosts(string ConnectionString, IReadOnlyDictionary<IPEndPoint, string> NameOf)
{
    /// <summary>The addresses of a host.</summary>
    public IReadOnlyList<IPAddress> Of(string host, int port) => [.. NameOf.Where(pair => pair.Value == host && pair.Key.Port == port).Select(pair => pair.Key.Address)];
}
