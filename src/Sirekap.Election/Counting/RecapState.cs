namespace Sirekap.Election.Counting;

/// <summary>
/// Where the recapitulation of a region stands. Derived from its statements; docs/recap.md has the diagram, and a model test holds both
/// against random histories.
/// </summary>
public enum RecapState
{
    /// <summary>No plenary has been opened.</summary>
    Unopened,

    /// <summary>The plenary is open.</summary>
    Open,

    /// <summary>It is closed: nothing below changes, and the tier above has not taken the document over.</summary>
    Closed,

    /// <summary>It is closed, and the tier directly above has taken the document over.</summary>
    Accepted,
}

/// <summary>What follows from a state.</summary>
public static class RecapStates
{
    /// <summary>The state of a recap; null stands for one that was never opened.</summary>
    public static RecapState StateOf(Recap? recap) => recap switch
    {
        null => RecapState.Unopened,
        { Closed: null } => RecapState.Open,
        { Closed.Accepted: null } => RecapState.Closed,
        _ => RecapState.Accepted,
    };

    /// <summary>The name in API, CSV and URLs.</summary>
    public static string Code(this RecapState state) => Statements.Kinds.Codes.Name(state);
}
