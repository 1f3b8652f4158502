namespace Sirekap.Cli.Demo;

/// <summary>What happens to a station of the demonstration.</summary>
internal enum Scenario
{
    /// <summary>The real form of 14 February 2024, as photographed.</summary>
    Real,

    /// <summary>Everything is in order.</summary>
    InOrder,

    /// <summary>The paper itself does not add up; the officer types what it says.</summary>
    WrongOnPaper,

    /// <summary>As <see cref="WrongOnPaper"/>, and a reviewer lets it stand as written.</summary>
    WrongOnPaperDecided,

    /// <summary>The officer mistypes a figure.</summary>
    Mistyped,

    /// <summary>As <see cref="Mistyped"/>, and a reviewer corrects it.</summary>
    MistypedDecided,

    /// <summary>A digit was written over another.</summary>
    Overwritten,

    /// <summary>One page is photographed out of focus.</summary>
    Blurred,

    /// <summary>As <see cref="Blurred"/>, and a reviewer finds the form unreadable.</summary>
    BlurredUnreadable,

    /// <summary>One page is missing.</summary>
    MissingPage,

    /// <summary>The officer sends the pictures of the station before.</summary>
    WrongStation,

    /// <summary>The figures are in, the pictures are still on the phone.</summary>
    PicturesOnTheWay,

    /// <summary>In order, but a witness objects.</summary>
    Disputed,
}
