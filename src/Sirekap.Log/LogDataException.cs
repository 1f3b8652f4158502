namespace Sirekap.Log;

/// <summary>
/// What was read from a log cannot be believed: it is malformed, not signed by the expected key, or contradicts itself.
/// The message is a sentence that names the value found.
/// </summary>
public sealed class LogDataException(string message) : Exception(message);
