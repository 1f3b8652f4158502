namespace Sirekap.Storage;

/// <summary>
/// The writer takes no more entries: a commit or an admission failed, so memory may be ahead of the database. Only a
/// fresh start, which reads the database anew, can tell what is durable. An entry answered with this may yet be in the log.
/// </summary>
public sealed class WriterStoppedException(string reason, Exception? inner = null)
    : Exception($"The log takes no more entries until the program is started again: {reason}", inner);
