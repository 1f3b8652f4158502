using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Sirekap.Residency.Evidence;

namespace Sirekap.Residency.Collection.Web;

/// <summary>A place that round trips are measured from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
public sealed record Vantage(string Name, double Latitude, double Longitude)
{
    /// <summary>Reads <c>Jakarta,-6.2,106.8</c>.</summary>
    /// <exception cref="FormatException">It is not a name with latitude and longitude.</exception>
    public static Vantage Parse(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var north, var east]
        && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && latitude is >= -90 and <= 90
        && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && longitude is >= -180 and <= 180
            ? new(name, latitude, longitude)
            : throw new FormatException($"\"{text}\" is not a place: give its name, latitude and longitude, such as Jakarta,-6.2,106.8.");
}

/// <summary>Measures how fast an address answers a TCP connection: the shortest of several tries.</summary>
/// <param name="dialer">Makes the connections.</param>
/// <param name="clock">Measures them.</param>
/// <param name="patience">How long to wait for each.</param>
public sealed class RoundTripMeter(IDialer dialer, TimeProvider clock, TimeSpan patience)
{
    private const int Tries = 4;

    /// <summary>Measures.</summary>
    public async Task<RoundTripCheck> MeasureAsync(IPEndPoint address, Vantage vantage, DateTimeOffset at, CancellationToken cancellation)
    {
        var check = new RoundTripCheck { Source = $"TCP {address}", At = at, Address = address.Address.ToString() };
        var shortest = TimeSpan.MaxValue;
        try
        {
            for (var attempt = 0; attempt < Tries; attempt++)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                limit.CancelAfter(patience);
                var start = clock.GetTimestamp();
                await using var stream = await dialer.ConnectAsync(address, limit.Token);
                var elapsed = clock.GetElapsedTime(start);
                shortest = elapsed < shortest ? elapsed : shortest;
            }
        }
        catch (SocketException failure)
        {
            return check with { Trouble = new("unreachable", failure.Message) };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return check with { Trouble = new("timeout", $"No connection within {patience.TotalSeconds:0} s.") };
        }

        // Rounded up: a bound may be too far, never too near.
        return check with { Answer = new(Math.Ceiling(shortest.TotalMilliseconds * 100) / 100, vantage.Name, vantage.Latitude, vantage.Longitude) };
    }
}
