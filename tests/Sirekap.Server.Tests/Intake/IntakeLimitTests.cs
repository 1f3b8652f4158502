using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Sirekap.Server.Intake;

namespace Sirekap.Server.Tests.Intake;

/// <summary>By what the intake tells senders apart.</summary>
public class IntakeLimitTests
{
    [Fact]
    public void A_network_of_ipv6_is_one_address()
    {
        var limiter = new RateLimiterOptions();
        IntakeLimit.Configure(limiter, new() { PhotosAtOnce = 9, PhotosAtOncePerAddress = 1 });
        using var uploads = limiter.GlobalLimiter!;
        using var first = uploads.AttemptAcquire(From("2001:db8:1:2::1"));
        using var same = uploads.AttemptAcquire(From("2001:db8:1:2:ffff::9"));
        using var other = uploads.AttemptAcquire(From("2001:db8:1:3::1"));
        Assert.Equal((true, false, true), (first.IsAcquired, same.IsAcquired, other.IsAcquired));
    }

    private static DefaultHttpContext From(string address)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        context.SetEndpoint(new(null, new(new HeldInMemory()), null));
        return context;
    }
}
