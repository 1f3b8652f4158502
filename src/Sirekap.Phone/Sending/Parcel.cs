using System.Collections.Immutable;

namespace Sirekap.Phone.Sending;

/// <summary>
/// One signed form on its way: the statement first, its pictures behind it, the receipt at last. Only <see cref="Courier"/> makes the next one
/// out of one, so that nothing is sent before its time, nothing twice without need, and what the server has stored is never forgotten.
/// </summary>
public sealed record Parcel
{
    /// <summary>The log index; null until the server has said that the statement is stored.</summary>
    public long? Index { get; init; }

    /// <summary>Why the server does not take the statement, by its code; null while it may still take it. Then a person must look.</summary>
    public string? Refusal { get; init; }

    /// <summary>Pages whose pictures the server does not have yet.</summary>
    public required ImmutableSortedSet<int> Waiting { get; init; }

    /// <summary>Pictures that the server will not take, by page, with its code.</summary>
    public ImmutableSortedDictionary<int, string> Rejected { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>What the phone found when it checked the receipt.</summary>
    public Proof Proof { get; init; }

    /// <summary>How many times in a row nothing came of it.</summary>
    public int Failures { get; init; }

    /// <summary>Nothing is tried before this moment, milliseconds since 1970.</summary>
    public long NotBefore { get; init; }
}

/// <summary>What is known of a parcel's receipt.</summary>
public enum Proof
{
    /// <summary>There is none yet.</summary>
    None,

    /// <summary>It was checked on the phone and holds.</summary>
    Holds,

    /// <summary>The server gave one that does not prove the statement: an alarm, and the phone asks no more.</summary>
    Broken,
}

/// <summary>What the phone should do for a parcel now.</summary>
public enum Errand
{
    /// <summary>Wait until <see cref="Parcel.NotBefore"/>.</summary>
    Wait,

    /// <summary>Send the statement.</summary>
    Statement,

    /// <summary>Send the picture of the first page that waits.</summary>
    Picture,

    /// <summary>Fetch the receipt and check it.</summary>
    Receipt,

    /// <summary>Nothing: a person must look.</summary>
    Person,

    /// <summary>Nothing: all is done.</summary>
    Done,
}

/// <summary>What came of an errand.</summary>
/// <param name="Status">The HTTP status; 0 where no answer came, so that nobody knows whether the server took it.</param>
/// <param name="Code">The refusal's code, if the answer has one.</param>
/// <param name="Index">The log index, from an answer to a statement.</param>
/// <param name="Proof">What the phone found, if a receipt came.</param>
/// <param name="RetryAfter">How long the server asks to wait, milliseconds.</param>
public sealed record Outcome(int Status, string? Code = null, long? Index = null, Proof Proof = Proof.None, long RetryAfter = 0);
