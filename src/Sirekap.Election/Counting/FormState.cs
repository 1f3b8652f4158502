namespace Sirekap.Election.Counting;

/// <summary>
/// Where a form (station × contest) stands. Derived from its statements, never stored apart; docs/counting.md has the diagram,
/// and a model test holds both against random histories.
/// </summary>
public enum FormState
{
    /// <summary>Nothing has come in: not a zero.</summary>
    Awaited,

    /// <summary>The officer's figures are in; photographs or readings are not all there yet.</summary>
    Received,

    /// <summary>Officer and machine agree on every field and every hard rule holds. Counted.</summary>
    Agreed,

    /// <summary>Something must be settled by people first.</summary>
    Review,

    /// <summary>A person has settled it. Counted.</summary>
    Decided,

    /// <summary>The district's recap is closed over it. Counted.</summary>
    Final,

    /// <summary>A person has found that nobody can read it.</summary>
    Unreadable,
}

/// <summary>What follows from a state.</summary>
public static class FormStates
{
    /// <summary>Every state, in the order in which pages show them.</summary>
    public static IReadOnlyList<FormState> All { get; } = Enum.GetValues<FormState>();

    /// <summary>Whether figures in this state enter the totals.</summary>
    public static bool IsCounted(this FormState state) => state is FormState.Agreed or FormState.Decided or FormState.Final;

    /// <summary>Whether the state is settled, so that a recap may close over it.</summary>
    public static bool IsSettled(this FormState state) => state.IsCounted() || state == FormState.Unreadable;

    /// <summary>The name in API, CSV and URLs.</summary>
    public static string Code(this FormState state) => Statements.Kinds.Codes.Name(state);
}
