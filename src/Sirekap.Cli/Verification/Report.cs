using Sirekap.Election;

namespace Sirekap.Cli.Verification;

/// <summary>What the check found, step by step.</summary>
internal sealed class Report(Action<Step> done)
{
    private readonly List<Step> _steps = [];

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>What the reader of the result should know: what was taken on trust, what was not there to check.</summary>
    public List<LocalizedText> Notes { get; } = [];

    public bool HasProblems => _steps.Exists(step => step.Problems.Count > 0);

    public IEnumerable<Problem> Problems => _steps.SelectMany(step => step.Problems);

    /// <summary>Ends a step.</summary>
    public void Add(string id, LocalizedText text, params IReadOnlyCollection<Problem> problems)
    {
        var step = new Step(id, text, [.. problems]);
        _steps.Add(step);
        done(step);
    }
}

/// <summary>One step of the check.</summary>
/// <param name="Id">A stable name.</param>
/// <param name="Text">What was checked, with numbers.</param>
/// <param name="Problems">What is wrong; empty where all holds.</param>
internal sealed record Step(string Id, LocalizedText Text, IReadOnlyList<Problem> Problems);
