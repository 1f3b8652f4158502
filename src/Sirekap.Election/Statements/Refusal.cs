namespace Sirekap.Election.Statements;

/// <summary>Why something is not accepted: one stable code for API, pages, logs and CSV, and a sentence with the value and the next step.</summary>
/// <param name="Code">Such as <c>bad-signature</c>; see docs/statements.md for all of them.</param>
/// <param name="Sentence">What is wrong, in English; the interface translates by code.</param>
public sealed record Refusal(string Code, string Sentence);

/// <summary>Carries a <see cref="Refusal"/> out of the depth of a parser to its boundary.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Sentence)
{
    /// <summary>Refuses with a code and a sentence.</summary>
    public RefusedException(string code, string sentence)
        : this(new Refusal(code, sentence))
    {
    }

    /// <summary>What is wrong.</summary>
    public Refusal Refusal { get; } = refusal;
}
