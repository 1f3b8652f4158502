namespace Sirekap.Evaluate.Judging;

/// <summary>What came of one field, best first.</summary>
internal enum Outcome
{
    /// <summary>Read as it is written; an empty field as blank.</summary>
    Right,

    /// <summary>Sent to a person, who must look indeed.</summary>
    RightlyReferred,

    /// <summary>Clear to a person, yet sent to one.</summary>
    Referred,

    /// <summary>The page was refused, or the field was not found on it.</summary>
    NotRead,

    /// <summary>A number is written, and the machine says that nothing is. It never counts, but a person is misled.</summary>
    SaidBlank,

    /// <summary>Read as it was meant, although a person should have looked.</summary>
    ReadThoughDoubtful,

    /// <summary>Another number than the written one, given as read: the failure that must not be.</summary>
    SilentlyWrong,
}
