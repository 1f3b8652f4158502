using Microsoft.Extensions.Options;
using Sirekap.Server.Counting;
using Sirekap.Server.Ledger;
using Sirekap.Server.Site;
using Sirekap.Server.Witnesses;

namespace Sirekap.Server.Hosting;

/// <summary>Whether the server does its work, for monitors.</summary>
internal static class Health
{
    public static IResult Check(LiveCount live, IPublishedLog book, IOptionsMonitor<SiteOptions> site)
    {
        // Missing witnesses are an alarm, not an outage: results go on, so the status code stays 200.
        var witnesses = book.Witnesses;
        var isWell = book.Trouble is null && (witnesses is null or { Missing.Count: 0 });
        var view = new HealthView(isWell ? "ok" : "degraded", live.Definition.Id, live.Size, book.Latest.Size, book.Trouble, witnesses, ClosedLog.Of(live, site));
        return TypedResults.Json(view, statusCode: book.Trouble is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The state of the server.</summary>
    /// <param name="Status"><c>ok</c>, or <c>degraded</c> with the trouble.</param>
    /// <param name="Election">The election's id.</param>
    /// <param name="Entries">Durable entries.</param>
    /// <param name="Published">Entries under the served checkpoint.</param>
    /// <param name="Trouble">What is wrong, as a sentence; null when all is well.</param>
    /// <param name="Witnesses">How many witnesses have cosigned that checkpoint, and why the others have not.</param>
    /// <param name="Closed">How the log ended; null while it is open.</param>
    private sealed record HealthView(string Status, string Election, long Entries, long Published, string? Trouble, WitnessTally? Witnesses, ClosedLog? Closed);
}
