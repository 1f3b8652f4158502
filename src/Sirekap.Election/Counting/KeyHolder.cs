using Sirekap.Election.Statements;
using Sirekap.Election.Statements.Kinds;

namespace Sirekap.Election.Counting;

/// <summary>A key other than the root's as the list of accounts shows it. Whose it is the log does not know.</summary>
/// <param name="Key">The key.</param>
/// <param name="Role">What it may sign.</param>
/// <param name="Region">Where: a region's code, or an officer's station's.</param>
/// <param name="IsPasskey">Whether it is an official's passkey rather than a device's key.</param>
/// <param name="EnrolledAt">The log index of its enrolment.</param>
/// <param name="EnrolledOn">The time that the enrolment claims.</param>
/// <param name="Revocation">Its revocation, begun or complete; null where nobody has stated one.</param>
public sealed record KeyHolder(KeyId Key, Role Role, string Region, bool IsPasskey, long EnrolledAt, StatementTime EnrolledOn, Revocation? Revocation)
{
    /// <summary>Whether it still signs.</summary>
    public bool IsActive => Revocation is not { IsComplete: true };
}

/// <summary>A key's revocation.</summary>
/// <param name="Index">The log index of the first statement.</param>
/// <param name="At">The time that it claims.</param>
/// <param name="By">Who signed it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Second">The log index of the statement that made it hold: the second signer's, or the first where one is enough; null while a second signer is awaited.</param>
public sealed record Revocation(long Index, StatementTime At, KeyId By, string Reason, long? Second)
{
    /// <summary>Whether the key signs no more.</summary>
    public bool IsComplete => Second is not null;
}
