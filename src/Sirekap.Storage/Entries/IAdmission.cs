namespace Sirekap.Storage;

/// <summary>
/// Who may say no before an entry gets its index. Both methods are called by the one writer, one at a time, in log order.
/// They must be quick, and never wait for another append, which would wait for them. An exception from either stops the
/// writer, because memory and database may then differ.
/// </summary>
public interface IAdmission
{
    /// <summary>
    /// Decides on an entry that would stand at <paramref name="index"/>. Returning null admits it, and from then on it
    /// counts for the entries after it, although it is not durable yet: several entries are admitted before one commit.
    /// Returning a refusal leaves no trace.
    /// </summary>
    Refusal? Admit(long index, ReadOnlyMemory<byte> entry);

    /// <summary>Tells that an admitted entry is durable; called before its sender hears of it.</summary>
    void Committed(long index, ReadOnlyMemory<byte> entry);
}
