using Sirekap.Election.Counting;

namespace Sirekap.Election.Tests.Counting;

/// <summary>What can be tried on the form of the model test.</summary>
enum Step
{
    Send,
    SendWithoutLastPage,
    Contradict,
    ReadRight,
    ReadWrong,
    Accept,
    FindUnreadable,
    Return,
    CloseRecap,
    ReopenRecap,
}

/// <summary>The state machine of a form once more, small and explicit: a table of events, and what the model must remember to name them.</summary>
/// <param name="State">The state.</param>
/// <param name="Unread">How many announced pages are still to be read.</param>
/// <param name="Doubt">Whether a reading differed or a page is missing.</param>
/// <param name="Missing">Whether a page is missing.</param>
/// <param name="Contradicted">Whether another phone's form stands against the one in force.</param>
/// <param name="Closed">Whether the recap is closed.</param>
/// <param name="BeforeFinal">Where a reopened recap leads back to.</param>
sealed record FormModel(FormState State, int Unread, bool Doubt, bool Missing, bool Contradicted, bool Closed, FormState BeforeFinal)
{
    private const int Pages = 2;

    public static readonly FormModel Start = new(FormState.Awaited, 0, Doubt: false, Missing: false, Contradicted: false, Closed: false, FormState.Awaited);

    public static readonly IReadOnlySet<(FormState From, string Event, FormState To)> Table =
        new HashSet<(FormState, string, FormState)>
        {
            (FormState.Awaited, "form", FormState.Received),
            (FormState.Received, "form", FormState.Received),
            (FormState.Agreed, "form", FormState.Received),
            (FormState.Review, "form", FormState.Received),
            (FormState.Unreadable, "form", FormState.Received),
            (FormState.Received, "another phone's form", FormState.Received),
            (FormState.Agreed, "another phone's form", FormState.Review),
            (FormState.Review, "another phone's form", FormState.Review),
            (FormState.Unreadable, "another phone's form", FormState.Unreadable),
            (FormState.Received, "reading", FormState.Received),
            (FormState.Received, "last reading, all agrees", FormState.Agreed),
            (FormState.Received, "last reading, something differs", FormState.Review),
            (FormState.Agreed, "decision", FormState.Decided),
            (FormState.Review, "decision", FormState.Decided),
            (FormState.Decided, "decision", FormState.Decided),
            (FormState.Unreadable, "decision", FormState.Decided),
            (FormState.Agreed, "found unreadable", FormState.Unreadable),
            (FormState.Review, "found unreadable", FormState.Unreadable),
            (FormState.Decided, "found unreadable", FormState.Unreadable),
            (FormState.Unreadable, "found unreadable", FormState.Unreadable),
            (FormState.Agreed, "sent back", FormState.Review),
            (FormState.Review, "sent back", FormState.Review),
            (FormState.Decided, "sent back", FormState.Review),
            (FormState.Unreadable, "sent back", FormState.Review),
            (FormState.Agreed, "recap closed", FormState.Final),
            (FormState.Decided, "recap closed", FormState.Final),
            (FormState.Unreadable, "recap closed", FormState.Unreadable),
            (FormState.Final, "recap reopened", FormState.Agreed),
            (FormState.Final, "recap reopened", FormState.Decided),
            (FormState.Unreadable, "recap reopened", FormState.Unreadable),
        };

    /// <summary>What a step leads to: the event's name and the model after it; null where it is refused.</summary>
    public (string Event, FormModel After)? Try(Step step)
    {
        if (EventOf(step) is not { } happening)
            return null;
        var after = Table.Where(row => row.From == State && row.Event == happening).Select(row => row.To).ToArray();
        return after.Length == 0 ? null : (happening, Remember(step, after.Length == 1 ? after[0] : BeforeFinal));
    }

    private string? EventOf(Step step) => step switch
    {
        Step.ReopenRecap => Closed ? "recap reopened" : null,
        _ when Closed => null,
        Step.CloseRecap => "recap closed",
        Step.Send or Step.SendWithoutLastPage => "form",
        Step.Contradict => Contradicted ? null : "another phone's form",
        Step.FindUnreadable => "found unreadable",
        Step.Return => "sent back",
        Step.Accept => Missing ? null : "decision",
        _ when Unread > 1 => "reading",
        _ => Doubt || step == Step.ReadWrong ? "last reading, something differs" : "last reading, all agrees",
    };

    private FormModel Remember(Step step, FormState after) => step switch
    {
        Step.Send => new(after, Pages, Doubt: Contradicted, Missing: false, Contradicted, Closed, FormState.Awaited),
        Step.SendWithoutLastPage => new(after, Pages - 1, Doubt: true, Missing: true, Contradicted, Closed, FormState.Awaited),
        Step.Contradict => this with { State = after, Doubt = true, Contradicted = true },
        Step.ReadRight => this with { State = after, Unread = Unread - 1 },
        Step.ReadWrong => this with { State = after, Unread = Unread - 1, Doubt = true },
        Step.CloseRecap => this with { State = after, Closed = true, BeforeFinal = State },
        Step.ReopenRecap => this with { State = after, Closed = false },
        _ => this with { State = after },
    };
}
