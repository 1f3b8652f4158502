namespace Sirekap.Election.Rights;

/// <summary>Where the recapitulation over a form or region stands.</summary>
[Flags]
public enum Stages
{
    /// <summary>At no time.</summary>
    None = 0,

    /// <summary>The plenary has not been opened: stations send, people review.</summary>
    Before = 1,

    /// <summary>The plenary is open.</summary>
    Plenary = 2,

    /// <summary>The plenary is closed over it.</summary>
    Closed = 4,

    /// <summary>Until it is closed.</summary>
    Open = Before | Plenary,

    /// <summary>Always.</summary>
    All = Before | Plenary | Closed,
}
