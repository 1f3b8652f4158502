namespace Sirekap.Storage;

/// <summary>
/// Who may say no before an entry gets its index. All methods but <see cref="Prepare"/> are called by the one writer, one at a time, in log order:
/// each entry of the log comes either through <see cref="Admit"/> and <see cref="Committed"/> or through <see cref="Follow"/>.
/// They must be quick, and never wait for another append, which would wait for them. An exception from any of them stops
/// the writer, because memory and database may then differ.
/// </summary>
public interface IAdmission
{
    /// <summary>
    /// Decides on an entry that would stand at <paramref name="index"/>. Returning null admits it, and from then on it
    /// counts for the entries after it, although it is not durable yet: several entries are admitted before one commit.
    /// Returning a refusal leaves no trace.
    /// </summary>
    Refusal? Admit(long index, ReadOnlyMemory<byte> entry);

    /// <summary>
    /// Does what does not depend on the entries in front, such as checking a signature, before the entry queues. Called from the threads of senders, several
    /// at once, so that the one writer has less to do.
    /// </summary>
    /// <returns>What the writer calls with the index in the place of <see cref="Admit"/>, which must decide as that would.</returns>
    Func<long, Refusal?> Prepare(ReadOnlyMemory<byte> entry) => index => Admit(index, entry);

    /// <summary>Tells that an admitted entry is durable; called before its sender hears of it.</summary>
    void Committed(long index, ReadOnlyMemory<byte> entry);

    /// <summary>Tells of a durable entry that another server of this log appended: it counts, and cannot be refused any more.</summary>
    void Follow(long index, ReadOnlyMemory<byte> entry);
}
