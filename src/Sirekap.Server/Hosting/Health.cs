using Sirekap.Server.Counting;
using Sirekap.Server.Ledger;

namespace Sirekap.Server.Hosting;

/// <summary>Whether the server does its work, for monitors.</summary>
internal static class Health
{
    public static IResult Check(LiveCount live, IPublishedLog book)
    {
        var view = new HealthView(book.Trouble is null ? "ok" : "degraded", live.Definition.Id, live.Size, book.Latest.Size, book.Trouble);
        return TypedResults.Json(view, statusCode: book.Trouble is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The state of the server.</summary>
    /// <param name="Status"><c>ok</c>, or <c>degraded</c> with the trouble.</param>
    /// <param name="Election">The election's id.</param>
    /// <param name="Entries">Durable entries.</param>
    /// <param name="Published">Entries under the served checkpoint.</param>
    /// <param name="Trouble">What is wrong, as a sentence; null when all is well.</param>
    private sealed record HealthView(string Status, string Election, long Entries, long Published, string? Trouble);
}
