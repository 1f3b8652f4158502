using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>Where a takedown stands. docs/takedowns.md has the diagram, and a model test holds both against random histories.</summary>
public enum TakedownState
{
    /// <summary>One has asked; it has no effect.</summary>
    Requested,

    /// <summary>Two have signed; in force until it is lifted or its time is over.</summary>
    Standing,

    /// <summary>Taken back before a second had signed.</summary>
    Withdrawn,

    /// <summary>Ended after it had been in force.</summary>
    Lifted,
}

/// <summary>One takedown as the log tells it, past or present.</summary>
/// <param name="Index">The log index of the request.</param>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest's code.</param>
/// <param name="Notice">What it says.</param>
/// <param name="Requested">When it was asked for, by the signer's clock.</param>
/// <param name="Confirmed">The second signature; null while there is none.</param>
/// <param name="Lifted">Its end by statement; null while there is none.</param>
public sealed record Takedown(
    long Index, Station Station, string Contest, TakedownNotice Notice, StatementTime Requested, TakedownStep? Confirmed = null, TakedownStep? Lifted = null)
{
    /// <summary>Where it stands.</summary>
    public TakedownState State => (Confirmed, Lifted) switch
    {
        (null, null) => TakedownState.Requested,
        ({ }, null) => TakedownState.Standing,
        (null, { }) => TakedownState.Withdrawn,
        _ => TakedownState.Lifted,
    };

    /// <summary>Whether it is in force by somebody's clock: the fold itself has none.</summary>
    public bool IsInForceAt(DateTimeOffset now) => State == TakedownState.Standing && now < Notice.Expires.Moment;
}

/// <summary>A later step of a takedown.</summary>
/// <param name="Index">Its log index.</param>
/// <param name="At">When, by the signer's clock.</param>
/// <param name="Sentence">Why it ended; null for a confirmation.</param>
public sealed record TakedownStep(long Index, StatementTime At, string? Sentence = null);
