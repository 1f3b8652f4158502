using System.Net;
using System.Net.Sockets;
using Sirekap.Residency.Collection.Web;

namespace Sirekap.Residency.Collection.Guarding;

/// <summary>
/// The one door for everything that a server sends out. The addresses of each new connection are judged before it is made, and it is made to just
/// these addresses; so neither a redirect nor a changed name leads past the data map. No proxy is asked: it would resolve names out of sight.
/// </summary>
/// <param name="guard">Knows the endpoints.</param>
/// <param name="dialer">Makes the connections.</param>
public sealed class GuardedDoor(EndpointGuard guard, IDialer dialer)
{
    // A connection that is kept goes on to its old address: after this time the name is asked again.
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(5);

    /// <summary>Connects to an endpoint of the map.</summary>
    /// <exception cref="EndpointRefusedException">It is not in the map, or refused.</exception>
    /// <exception cref="SocketException">It cannot be reached.</exception>
    public async Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        var addresses = await guard.AdmitAsync(host, port, cancellation);
        for (var place = 0; ; place++)
        {
            try
            {
                return await dialer.ConnectAsync(new IPEndPoint(addresses[place], port), cancellation);
            }
            catch (SocketException) when (place < addresses.Count - 1)
            {
                // The next address may answer.
            }
        }
    }

    /// <summary>A client all of whose connections go through this door; redirects are answers, not followed.</summary>
    /// <param name="configure">Further settings of its handler.</param>
    public HttpClient Client(Action<SocketsHttpHandler>? configure = null) => new(Handler(configure));

    /// <summary>A handler all of whose connections go through this door.</summary>
    /// <param name="configure">Further settings.</param>
    public SocketsHttpHandler Handler(Action<SocketsHttpHandler>? configure = null)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = s_life };
        configure?.Invoke(handler);
        handler.UseProxy = false;
        handler.ConnectCallback = async (context, cancellation) => await ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation);
        return handler;
    }
}
