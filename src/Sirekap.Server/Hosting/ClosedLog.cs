using Microsoft.Extensions.Options;
using Sirekap.Server.Counting;
using Sirekap.Server.Site;

namespace Sirekap.Server.Hosting;

/// <summary>That a log was closed, for monitors and for whoever would send more.</summary>
/// <param name="Entry">The entry that closed it.</param>
/// <param name="Successor">Where it goes on; null where nobody has said.</param>
public sealed record ClosedLog(long Entry, Uri? Successor)
{
    /// <summary>How a log ended; null while it is open.</summary>
    public static ClosedLog? Of(LiveCount live, IOptionsMonitor<SiteOptions> site) =>
        live.Read(count => count.ClosedAt) is { } entry ? new(entry, site.CurrentValue.Successor) : null;
}
