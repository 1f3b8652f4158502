namespace Sirekap.Election.Rights;

/// <summary>What a person or machine may do, as far as it holds the right.</summary>
public enum Deed
{
    /// <summary>Send a station's form.</summary>
    SendForm,

    /// <summary>State what a machine read on a page.</summary>
    StateReading,

    /// <summary>Record what somebody else publishes.</summary>
    RecordClaim,

    /// <summary>See which forms wait for people. The queue shows no figure.</summary>
    SeeQueue,

    /// <summary>Read a form blind and decide on it.</summary>
    Decide,

    /// <summary>Open the plenary of a region.</summary>
    OpenRecap,

    /// <summary>State or second a correction of a form by the plenary.</summary>
    CorrectForm,

    /// <summary>End it with its totals.</summary>
    CloseRecap,

    /// <summary>Take over the document of a region below, paper compared with the log.</summary>
    AcceptRecap,

    /// <summary>Open it again; its document is void.</summary>
    ReopenRecap,

    /// <summary>Raise an objection.</summary>
    Object,

    /// <summary>Answer one.</summary>
    AnswerObjection,

    /// <summary>Ask that a picture be withheld or a figure marked as suspended.</summary>
    RequestTakedown,

    /// <summary>Sign such a request as the second.</summary>
    ConfirmTakedown,

    /// <summary>End it.</summary>
    LiftTakedown,

    /// <summary>Record what citizens report.</summary>
    RecordReport,

    /// <summary>Answer it.</summary>
    AnswerReport,

    /// <summary>Enrol and revoke officers and officials, administrators of accounts excepted.</summary>
    ManagePeople,

    /// <summary>Enrol and revoke administrators of accounts.</summary>
    ManageAdministrators,
}
