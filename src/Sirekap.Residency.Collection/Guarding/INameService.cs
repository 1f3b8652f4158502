using System.Net;

namespace Sirekap.Residency.Collection.Guarding;

/// <summary>Leads from a host's name to the addresses that connections are made to.</summary>
public interface INameService
{
    /// <summary>The addresses of a host; an address is its own.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">It has none, or nobody answers.</exception>
    Task<IReadOnlyList<IPAddress>> FindAsync(string host, CancellationToken cancellation);
}

/// <summary>The machine's own resolver.</summary>
public sealed class SystemNames : INameService
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<IPAddress>> FindAsync(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address] : await System.Net.Dns.GetHostAddressesAsync(host, cancellation);
}
