using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Sirekap.Server.Counting;
using Sirekap.Server.Hosting;
using Sirekap.Server.Site;

namespace Sirekap.Mirror;

/// <summary>Whether a mirror follows, for monitors. It serves in every state, so the status is always 200.</summary>
internal static class MirrorHealth
{
    public static IResult Check(LiveCount live, MirroredLog log, NamedFiles files, IOptionsMonitor<SiteOptions> site) => TypedResults.Json(new View(
        log.Mirror!.State.ToString().ToLowerInvariant(), live.Definition.Id, live.Size, log.Latest.Size, log.Mirror.Origin, log.Mirror.Size,
        log.Mirror.SeenAt, files.MissingPictures, log.Trouble, ClosedLog.Of(live, site)));

    /// <summary>The state of a mirror.</summary>
    /// <param name="Status"><c>agrees</c>, <c>catchingup</c>, <c>silent</c> or <c>forked</c>.</param>
    /// <param name="Election">The election's id.</param>
    /// <param name="Entries">Entries counted.</param>
    /// <param name="Published">Entries under the served checkpoint.</param>
    /// <param name="Origin">The site that is followed.</param>
    /// <param name="OriginEntries">Entries under the newest checkpoint that it showed.</param>
    /// <param name="SeenAt">When it last answered.</param>
    /// <param name="PicturesMissing">Pictures that the log names and that are not here yet.</param>
    /// <param name="Trouble">What is wrong, as a sentence; null when all is well.</param>
    /// <param name="Closed">How the log ended; null while it is open.</param>
    private sealed record View(
        string Status, string Election, long Entries, long Published, string Origin, long? OriginEntries, DateTimeOffset? SeenAt, int PicturesMissing, string? Trouble, ClosedLog? Closed);
}
