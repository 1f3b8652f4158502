namespace Sirekap.Server.Phones;

/// <summary>What becomes of the station's earlier phones when a code is used.</summary>
public enum EnrolmentPurpose
{
    /// <summary>Their keys are revoked, as replaced: the usual code.</summary>
    Replace,

    /// <summary>Their keys are revoked, as lost.</summary>
    Lost,

    /// <summary>They go on: one more phone for the station.</summary>
    Beside,
}
