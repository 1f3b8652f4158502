using System.Collections.Immutable;
using Sirekap.Election.Acceptance;

namespace Sirekap.Election.Rules;

/// <summary>The numbered rules with their words; which fields a rule looks at is the contest's own data.</summary>
public sealed class RuleCatalogue
{
    private readonly Dictionary<string, Rule> _byCode;

    /// <summary>Puts a catalogue together.</summary>
    public RuleCatalogue(ImmutableArray<Rule> rules, AcceptancePolicy acceptance)
    {
        (Rules, Acceptance) = (rules, acceptance);
        _byCode = rules.ToDictionary(rule => rule.Code, StringComparer.Ordinal);
    }

    /// <summary>The rules in the catalogue's order.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>When a form counts without a person.</summary>
    public AcceptancePolicy Acceptance { get; }

    /// <summary>The rule with a code.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such rule.</exception>
    public Rule this[string code] => _byCode.TryGetValue(code, out var rule)
        ? rule
        : throw new KeyNotFoundException($"The catalogue has no rule {code}.");

    /// <summary>Whether the catalogue has a rule of this code.</summary>
    public bool Has(string code) => _byCode.ContainsKey(code);

    /// <summary>Whether a finding keeps its form out of the count.</summary>
    /// <exception cref="KeyNotFoundException">The finding's rule is not in the catalogue.</exception>
    public bool IsHard(Finding finding) => IsHard(finding.Code);

    /// <summary>Whether a broken rule keeps its form out of the count.</summary>
    /// <exception cref="KeyNotFoundException">The rule is not in the catalogue.</exception>
    public bool IsHard(string code) => this[code].Severity == Severity.Hard;
}

/// <summary>How much a broken rule weighs.</summary>
public enum Severity
{
    /// <summary>The form is not counted until people have settled it.</summary>
    Hard,

    /// <summary>Worth a look; the form counts all the same.</summary>
    Soft,
}

/// <summary>One rule of the catalogue.</summary>
/// <param name="Code">The stable code that API, pages, logs and CSV share, such as <c>K.203</c>.</param>
/// <param name="Severity">What a breach means for the count.</param>
/// <param name="Title">A few words.</param>
/// <param name="Officer">What the officer at the station is told.</param>
/// <param name="Reviewer">What the reviewer is told.</param>
/// <param name="Citizen">What a citizen may conclude.</param>
/// <param name="Source">The legal or design source.</param>
public sealed record Rule(
    string Code,
    Severity Severity,
    LocalizedText Title,
    LocalizedText Officer,
    LocalizedText Reviewer,
    LocalizedText Citizen,
    string Source);

/// <summary>A rule that a form breaks, with the fields to mark and the numbers as an expression such as <c>254 + 6 ≠ 250</c>.</summary>
public sealed record Finding(string Code, ImmutableArray<string> Fields, string Expression);
