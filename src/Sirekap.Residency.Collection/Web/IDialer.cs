using System.Net;
using System.Net.Sockets;

namespace Sirekap.Residency.Collection.Web;

/// <summary>Makes every TCP connection of an audit: the one door to the network, so that a test can stand in it.</summary>
public interface IDialer
{
    /// <summary>Connects.</summary>
    /// <exception cref="SocketException">Nobody answers.</exception>
    Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation);
}

/// <summary>Connects by TCP.</summary>
public sealed class TcpDialer : IDialer
{
    /// <inheritdoc/>
    public async Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
