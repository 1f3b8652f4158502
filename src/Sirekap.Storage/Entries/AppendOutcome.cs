namespace Sirekap.Storage;

/// <summary>Why an entry was not admitted. Derive from it to carry more.</summary>
/// <param name="Code">A stable code for programs.</param>
/// <param name="Sentence">What is wrong, with the value and the next step.</param>
public record Refusal(string Code, string Sentence);

/// <summary>What became of an appended entry: <see cref="Stored"/>, <see cref="Known"/> or <see cref="Refused"/>.</summary>
public abstract record AppendOutcome
{
    AppendOutcome()
    {
    }

    /// <summary>The entry is durable.</summary>
    /// <param name="Index">Its place in the log.</param>
    public sealed record Stored(long Index) : AppendOutcome;

    /// <summary>The same bytes were durable already; nothing was added and nobody was asked.</summary>
    /// <param name="Index">Their place in the log.</param>
    public sealed record Known(long Index) : AppendOutcome;

    /// <summary>The entry was not admitted, and nothing was written.</summary>
    /// <param name="Refusal">What the admission returned.</param>
    public sealed record Refused(Refusal Refusal) : AppendOutcome;
}
