namespace Sirekap.Election.Statements.Kinds;

/// <summary>Why an officer replaces a form. Phones must name one; other senders may leave it out.</summary>
public enum ReplacementReason
{
    /// <summary>A figure was not typed as the paper has it.</summary>
    Mistyped,

    /// <summary>A photograph was bad, of another page, or missing.</summary>
    BadPhotograph,

    /// <summary>The paper itself was corrected and signed for after the form was sent.</summary>
    PaperCorrected,

    /// <summary>A reviewer sent the form back for a new photograph.</summary>
    SentBack,
}
