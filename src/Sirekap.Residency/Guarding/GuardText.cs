using System.Globalization;
using Sirekap.Residency.Evidence;
using Sirekap.Residency.Judging;
using Sirekap.Residency.Texts;

namespace Sirekap.Residency.Guarding;

/// <summary>A finding in one sentence: the endpoint, the evidence, the rule.</summary>
public static class GuardText
{
    /// <summary>The sentence.</summary>
    public static string Of(EndpointFinding finding, ResidencyWords words)
    {
        var endpoint = finding.Endpoint;
        var standing = finding.Standing == Standing.Outside && finding.Verdict is not { Answering.Verdict: Verdict.Contradicted } ? "OutsideByWord" : finding.Standing.ToString();
        return words[$"guard.{standing}"]
            .Replace("{endpoint}", Named(endpoint, words), StringComparison.Ordinal)
            .Replace("{rule}", finding.Standing.Code(), StringComparison.Ordinal)
            .Replace("{countries}", string.Join(", ", endpoint.Countries.Select(words.Country)), StringComparison.Ordinal)
            .Replace("{country}", words.Country(finding.Country ?? "?"), StringComparison.Ordinal)
            .Replace("{strays}", string.Join(", ", finding.Strays), StringComparison.Ordinal)
            .Replace("{networks}", string.Join(", ", endpoint.Networks), StringComparison.Ordinal)
            .Replace("{basis}", endpoint.LegalBasis is { } basis ? words.Of("guard.basis", basis) : string.Empty, StringComparison.Ordinal)
            .Replace("{evidence}", Evidence(finding, words), StringComparison.Ordinal);
    }

    /// <summary>The endpoint's name, with what it does and the host.</summary>
    private static string Named(DeclaredEndpoint endpoint, ResidencyWords words)
    {
        var place = endpoint.Host is null ? words["guard.here"] : string.Create(CultureInfo.InvariantCulture, $"{endpoint.Host}:{endpoint.Port}");
        return words.Of("guard.endpoint", endpoint.Name, words[$"guard.data.{endpoint.Data}"], place);
    }

    private static string Evidence(EndpointFinding finding, ResidencyWords words) => finding.Verdict is { } verdict
        ? words.Of("guard.evidence", Paragraph.Reason(verdict, verdict.Answering, words), verdict.Answering.Code)
        : words["guard.no-evidence"];
}
