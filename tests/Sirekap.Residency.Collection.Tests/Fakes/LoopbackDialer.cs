using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Sirekap.Residency.Collection.Web;

namespace Sirekap.Residency.Collection.Tests.Fakes;

/// <summary>The only way out of a test: the addresses it knows lead to a loopback port, all others fail. It remembers every try.</summary>
sealed class LoopbackDialer(int port, params string[] addresses) : IDialer
{
    public ConcurrentQueue<IPEndPoint> Tried { get; } = [];

    public async Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation)
    {
        Tried.Enqueue(address);
        if (!addresses.Contains(address.Address.ToString()))
            throw new SocketException((int)SocketError.HostUnreachable);
        return await new TcpDialer().ConnectAsync(new(IPAddress.Loopback, port), cancellation);
    }
}

/// <summary>Fails the test that connects.</summary>
sealed class ForbiddenDialer : IDialer
{
    public Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation) => throw new InvalidOperationException($"The audit connected to {address}.");
}
