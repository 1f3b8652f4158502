using Sirekap.Election.Statements;
using Sirekap.Server.Ledger;
using Sirekap.Server.OpenData;
using Sirekap.Storage;

namespace Sirekap.Server.Residency;

/// <summary>Evidence files, by the digest that attestations name.</summary>
public static class EvidenceEndpoints
{
    /// <summary>The name of an evidence file among the blobs, and its path on the site.</summary>
    public static string NameOf(Digest digest) => $"residency/{digest}.json";

    /// <summary>Maps <c>GET /residency/{sha256}.json</c>.</summary>
    public static IEndpointRouteBuilder MapEvidence(this IEndpointRouteBuilder app)
    {
        app.MapPublic("/residency/{digest}.json", ShowAsync).ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> ShowAsync(string digest, IPublishedLog log, CancellationToken cancellation)
    {
        if (!Digest.TryParse(digest, out var wanted) || await log.Blobs.OpenAsync(NameOf(wanted), cancellation) is not { } file)
            return PublicProblem.EvidenceUnknown(digest);
        return TypedResults.Stream(file, PublicAnswer.Json);
    }
}
