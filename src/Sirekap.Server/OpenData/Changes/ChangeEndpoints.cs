using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sirekap.Server.Counting;

namespace Sirekap.Server.OpenData.Changes;

/// <summary>The feed of changes: <c>/changes?since=N</c>, in chunks that are aligned to the log.</summary>
internal static class ChangeEndpoints
{
    private static readonly TimeSpan Forever = TimeSpan.FromDays(365);
    private static readonly TimeSpan Growing = TimeSpan.FromSeconds(2);

    /// <summary>Maps the address.</summary>
    public static IEndpointRouteBuilder MapChanges(this IEndpointRouteBuilder routes)
    {
        routes.MapPublic("/changes", Changes)
            .WithName("changes").WithSummary("What entries changed of forms since an entry, as JSON lines to the end of its chunk of 1,024 entries; the header Link names what follows.")
            .WithTags("Open data").Produces<string>(contentType: ChangeLines.Type)
            .Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest);
        return routes;
    }

    private static IResult Changes(LiveCount live, HttpContext http, string? since)
    {
        if (!long.TryParse(since ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var first))
            return PublicProblem.Malformed("?since=… is the index of an entry, such as 2048, or 0 for the beginning.");
        if (first > live.Size)
            return new PublicProblem(StatusCodes.Status400BadRequest, "since-ahead", $"The log has {live.Size} entries: there is nothing since entry {first} yet, ask again later.");
        var (size, (kept, changes)) = live.Read(count => (count.Size, live.Changes.ChunkOf(first)));
        var end = ((first / ChangeBook.ChunkEntries) + 1) * ChangeBook.ChunkEntries;
        var next = Math.Min(end, size);
        http.Response.Headers.Link = string.Create(CultureInfo.InvariantCulture, $"</changes?since={next}>; rel=\"next\"");
        return new PublicAnswer(
            ChangeLines.Since(kept is null ? ChangeLines.Of(changes) : ChangeBook.Lines(kept), first), ChangeLines.Type, size >= end ? Forever : Growing, next);
    }
}
