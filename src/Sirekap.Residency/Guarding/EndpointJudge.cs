using System.Collections.Immutable;
using System.Net;
using Sirekap.Residency.Addresses;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;

namespace Sirekap.Residency.Guarding;

/// <summary>
/// Judges an endpoint of one's own. Evidence comes first, by the same judge that audits strangers. Of machines without a public address there is
/// no evidence: they are where the operator says, and that is called declared.
/// </summary>
public static class EndpointJudge
{
    private static readonly string[] s_own = ["loopback", "private", "link-local"];

    /// <summary>Judges the machine on which the program runs.</summary>
    public static EndpointFinding Judge(DeclaredEndpoint endpoint) => OfOwn(endpoint, new(endpoint, Standing.Unknown));

    /// <summary>Judges an endpoint at a host.</summary>
    /// <param name="endpoint">The endpoint as declared.</param>
    /// <param name="evidence">All that was asked about its host.</param>
    /// <param name="home">The country that counts as home, for endpoints that may be anywhere.</param>
    public static EndpointFinding Judge(DeclaredEndpoint endpoint, SubjectEvidence evidence, string home)
    {
        var verdicts = (endpoint.Countries.IsEmpty ? [home] : endpoint.Countries).Select(country => ResidencyJudge.Judge(evidence, country)).ToList();
        var verdict = verdicts.MaxBy(one => one.Answering.Verdict)!;
        ImmutableArray<string> addresses = [.. verdict.Addresses.Keys];
        var finding = new EndpointFinding(endpoint, Standing.Unknown)
        {
            Addresses = addresses,
            Strays = [.. addresses.Where(address => IsStray(endpoint, IPAddress.Parse(address)))],
            Verdict = verdict,
            Evidence = evidence,
        };
        if (!finding.Strays.IsEmpty)
            return finding with { Standing = Standing.Elsewhere };
        if (addresses.Length > 0 && addresses.All(IsOwn))
            return OfOwn(endpoint, finding);
        return verdict.Answering.Verdict switch
        {
            Verdict.ProvenAtHome => finding with { Standing = Standing.Proven, Country = verdict.Home },
            _ when verdicts.TrueForAll(one => one.Answering.Verdict == Verdict.Contradicted) => finding with
            {
                Standing = endpoint.Countries.IsEmpty ? Standing.Abroad : Standing.Outside,
                Country = verdict.Answering.Votes is [{ Country: [not '!', _] } only] ? only.Country : null,
            },
            _ when endpoint.Proof != ProofDemand.None => finding with { Standing = Standing.Unproven },
            _ => ByDeclaration(endpoint, finding),
        };
    }

    /// <summary>Whether an address is of a network of one's own, of which nobody outside can know anything.</summary>
    public static bool IsOwn(string address) => s_own.Contains(SpecialAddresses.NameOf(address));

    private static bool IsStray(DeclaredEndpoint endpoint, IPAddress address) =>
        !endpoint.Networks.IsEmpty && !endpoint.Networks.Any(network => network.Contains(SpecialAddresses.Plain(address)));

    private static EndpointFinding OfOwn(DeclaredEndpoint endpoint, EndpointFinding finding) =>
        endpoint.Proof == ProofDemand.Always && IsAllowed(endpoint, endpoint.Stands) ? finding with { Standing = Standing.Unproven } : ByDeclaration(endpoint, finding);

    private static EndpointFinding ByDeclaration(DeclaredEndpoint endpoint, EndpointFinding finding) => finding with
    {
        Country = endpoint.Stands,
        Standing = endpoint.Stands is null ? Standing.Unknown : IsAllowed(endpoint, endpoint.Stands) ? Standing.Declared : Standing.Outside,
    };

    private static bool IsAllowed(DeclaredEndpoint endpoint, string? country) => country is null || endpoint.Countries.IsEmpty || endpoint.Countries.Contains(country);
}
