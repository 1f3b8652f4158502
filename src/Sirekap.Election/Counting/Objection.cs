using Sirekap.Election.Regions;
using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>An objection and its answer, if it has one.</summary>
/// <param name="Index">The log index.</param>
/// <param name="Text">The objection.</param>
/// <param name="Answer">The log index of the answer; null while it is open.</param>
/// <param name="AnswerText">The answer.</param>
public sealed record Objection(long Index, string Text, long? Answer, string? AnswerText)
{
    /// <summary>The time that it claims.</summary>
    public required StatementTime At { get; init; }

    /// <summary>Who objects: supervisor or witness.</summary>
    public required Role By { get; init; }

    /// <summary>The time that the answer claims; null while it is open.</summary>
    public StatementTime? AnsweredAt { get; init; }

    /// <summary>When an answer is due; null where the election sets no time.</summary>
    public StatementTime? DueIn(ElectionDefinition election) => election.Objections is { } rule ? new(At.Moment.AddHours(rule.AnswerWithinHours)) : null;

    /// <summary>Where it stands at the time of the newest statement. No clock is asked, so everyone finds the same.</summary>
    public ObjectionState StateIn(Count count) => StateIn(count.Definition, count.Changed);

    /// <summary>Where it stands.</summary>
    /// <param name="election">The election, which says when an answer is due.</param>
    /// <param name="newest">The time that the newest statement that holds claims (<see cref="Count.Changed"/>).</param>
    public ObjectionState StateIn(ElectionDefinition election, StatementTime? newest) => (DueIn(election), Answer is null ? newest : AnsweredAt) switch
    {
        ({ } due, { } then) when then.Moment > due.Moment => Answer is null ? ObjectionState.Overdue : ObjectionState.AnsweredLate,
        _ => Answer is null ? ObjectionState.Open : ObjectionState.Answered,
    };

    internal Objection AnsweredBy(long index, ObjectionStatement answer) => this with { Answer = index, AnswerText = answer.Text, AnsweredAt = answer.At };
}

/// <summary>Where an objection stands.</summary>
public enum ObjectionState
{
    /// <summary>Nobody has answered, and there is time.</summary>
    Open,

    /// <summary>Nobody has answered, and the time is over.</summary>
    Overdue,

    /// <summary>Answered in time.</summary>
    Answered,

    /// <summary>Answered after its time.</summary>
    AnsweredLate,
}

/// <summary>An objection where it belongs.</summary>
/// <param name="Contest">The contest's code.</param>
/// <param name="Objection">The objection.</param>
/// <param name="Station">The station; null where it is to a tier.</param>
/// <param name="Region">The tier's region, or the station's village.</param>
public sealed record FiledObjection(string Contest, Objection Objection, Station? Station, Region Region)
{
    /// <summary>The code of what is objected to.</summary>
    public string Code => Station?.Code ?? Region.Code;
}
