using Sirekap.Election;

namespace Sirekap.Cli.Verification;

/// <summary>One thing that is not as it must be.</summary>
/// <param name="Place">Where: a URL path, a data file, or a log index as <c>log entry 17</c>.</param>
/// <param name="Sentence">What is wrong there.</param>
internal sealed record Problem(string Place, LocalizedText Sentence);

/// <summary>What is wrong leaves nothing to build the following steps on.</summary>
internal sealed class CannotGoOnException(Problem problem) : Exception(problem.Sentence.En)
{
    public Problem Problem { get; } = problem;
}
