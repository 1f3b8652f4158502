using Sirekap.Residency.Guarding;
using Sirekap.Residency.Texts;

namespace Sirekap.Residency.Collection.Guarding;

/// <summary>An endpoint is not where it may be, or was not declared; nothing was sent there.</summary>
/// <param name="sentence">The endpoint, the evidence, and the rule.</param>
public sealed class EndpointRefusedException(string sentence) : IOException(sentence)
{
    /// <summary>Of a finding.</summary>
    public EndpointRefusedException(EndpointFinding finding)
        : this(GuardText.Of(finding, new ResidencyWords("en")))
    {
    }
}
